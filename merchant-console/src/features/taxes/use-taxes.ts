import {
  deleteTaxCountry,
  getTaxes,
  putTaxCountry,
  suggestTaxRates,
  taxCountryInput,
  taxSettingsInput,
  updateTaxSettings,
  type TaxCountry,
  type TaxRate,
  type TaxSettings,
} from '@smallshop/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { useShop } from '../../app/session.js';
import { useApi } from '../../client/api-context.js';
import { useRecordEditor } from '../../ui/record-editor/use-record-editor.js';
import { announce } from '../../ui/toaster.js';
import { draftOf, inputOf } from './tax-draft.js';

/** How tax is worked out, and the countries it is collected in. */
export function useTaxes() {
  const api = useApi();
  const { key } = useShop();
  return useQuery({ queryKey: key('taxes'), queryFn: ({ signal }) => api.call(getTaxes, { signal }) });
}

const settingsDraftOf = ({ pricesIncludeTax, rounding, shippingTax, abroad }: TaxSettings) => ({
  ...{ pricesIncludeTax, rounding, shippingTax, abroad },
});

/** The draft of the settings and saving it. */
export function useTaxSettingsEditor(read: TaxSettings) {
  const api = useApi();
  const queryClient = useQueryClient();
  const { key } = useShop();
  return useRecordEditor({
    read,
    draftOf: settingsDraftOf,
    inputOf: (draft) => draft,
    schema: taxSettingsInput,
    save: (body, ifMatch) => api.call(updateTaxSettings, { body, ifMatch }),
    reload: async () => (await api.call(getTaxes, {})).settings,
    onSaved: () => void queryClient.invalidateQueries({ queryKey: key('taxes') }),
    savedMessage: 'Tax settings saved',
  });
}

/** The draft of a country's rates and saving it. */
export function useTaxCountryEditor(read: TaxCountry) {
  const api = useApi();
  const queryClient = useQueryClient();
  const { key } = useShop();
  const { country } = read;
  return useRecordEditor({
    read,
    draftOf,
    inputOf: (draft) => inputOf(country, draft),
    schema: taxCountryInput,
    save: (body, ifMatch) => api.call(putTaxCountry, { body: taxCountryInput.parse(body), ifMatch }),
    reload: async () => {
      const { countries } = await api.call(getTaxes, {});
      // Deleted meanwhile: what was read last is what there is to compare with.
      return countries.find((one) => one.country === country) ?? read;
    },
    onSaved: () => void queryClient.invalidateQueries({ queryKey: key('taxes') }),
    savedMessage: 'Rates saved',
  });
}

const blank: TaxRate = {
  ...{ name: 'Tax', taxCategory: 'standard', ratePercent: 0, regions: [], postcodes: [], level: 1, isCompound: false },
};

/** Collecting tax in another country, which opens it; begins with what the country usually takes. */
export function useAddTaxCountry(onClose: () => void) {
  const api = useApi();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { key, home } = useShop();
  return useMutation({
    mutationFn: async (country: string) => {
      const { items } = await api.call(suggestTaxRates, { query: { country } });
      return api.call(putTaxCountry, { body: { country, rates: items.length > 0 ? items : [blank] } });
    },
    onSuccess: async ({ country }) => {
      await queryClient.invalidateQueries({ queryKey: key('taxes') });
      onClose();
      void navigate(`${home}/settings/taxes/${country}`);
    },
  });
}

/** Stopping to collect tax in a country. */
export function useDeleteTaxCountry(country: string, name: string) {
  const api = useApi();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { key, home } = useShop();
  return useMutation({
    mutationFn: () => api.send(deleteTaxCountry, { params: { country } }),
    onSuccess: () => {
      announce(`No tax is collected in ${name} any more`);
      void navigate(`${home}/settings/taxes`);
      void queryClient.invalidateQueries({ queryKey: key('taxes') });
    },
  });
}
