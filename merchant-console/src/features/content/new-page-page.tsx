import { contentPageInput, createPage } from '@smallshop/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { Link, useNavigate } from 'react-router';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { Checkbox } from '../../ui/checkbox.js';
import { explainError } from '../../ui/explain-error.js';
import { Field } from '../../ui/field.js';
import { fieldRule } from '../../ui/field-rule.js';
import { Notice } from '../../ui/feedback.js';
import { PageHeader } from '../../ui/page-header.js';
import { RichText } from '../../ui/rich-text/rich-text.js';
import { Input } from '../../ui/text-input.js';
import { announce } from '../../ui/toaster.js';

interface NewPage {
  readonly title: string;
  readonly bodyHtml: string;
  readonly isPublished: boolean;
}

const checkTitle = fieldRule(contentPageInput.shape.title, 'A page needs a title.');

function useCreate() {
  const api = useApi();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { key, home } = useShop();
  return useMutation({
    mutationFn: (body: NewPage) => api.call(createPage, { body }),
    onSuccess: (page) => {
      queryClient.setQueryData(key('pages', 'one', page.id), page);
      void queryClient.invalidateQueries({ queryKey: key('pages', 'list') });
      announce(`“${page.title}” is added`);
      void navigate(`${home}/pages/${page.id}`, { replace: true });
    },
  });
}

/** Adds a content page; its address is made from the title. */
export function NewContentPage() {
  const { home } = useShop();
  const [page, setPage] = useState<NewPage>({ title: '', bodyHtml: '', isPublished: true });
  const [problem, setProblem] = useState<string>();
  const create = useCreate();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const verdict = checkTitle(page.title);
    setProblem(verdict === true ? undefined : verdict);
    if (verdict === true) create.mutate(page);
  };
  return (
    <form noValidate onSubmit={submit} className="mx-auto max-w-3xl">
      <PageHeader title="Add a page" back={{ to: `${home}/pages`, label: 'Pages' }} />
      <div className="grid gap-4">
        {create.error ? (
          <Notice tone="critical" title="Not added">
            {explainError(create.error).advice}
          </Notice>
        ) : null}
        <Card>
          <div className="grid gap-4">
            <Field label="Title" error={problem}>
              <Input
                autoFocus
                placeholder="How we choose"
                value={page.title}
                onChange={(event) => setPage({ ...page, title: event.target.value })}
              />
            </Field>
            <Field label="Text">
              <RichText label="Text" value={page.bodyHtml} onChange={(bodyHtml) => setPage({ ...page, bodyHtml })} />
            </Field>
            <label className="flex cursor-pointer items-center gap-3 text-sm font-medium">
              <Checkbox
                checked={page.isPublished}
                onCheckedChange={(checked) => setPage({ ...page, isPublished: checked === true })}
              />
              Show it in the shop at once
            </label>
          </div>
        </Card>
        <div className="flex flex-wrap justify-end gap-2">
          <Button asChild>
            <Link to={`${home}/pages`}>Back to the list</Link>
          </Button>
          <Button type="submit" tone="primary" busy={create.isPending}>
            {create.isPending ? 'Adding…' : 'Add page'}
          </Button>
        </div>
      </div>
    </form>
  );
}
