import { ExternalLink } from 'lucide-react';
import { Button } from './button.js';

/** Opens a page of the shop beside the console. */
export const StorefrontLink = ({ url }: { url: string }) => (
  <Button asChild>
    <a href={url} target="_blank" rel="noreferrer">
      <ExternalLink aria-hidden />
      View in the shop
    </a>
  </Button>
);
