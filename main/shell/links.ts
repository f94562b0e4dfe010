import { marketplaces } from '#shared/domain/marketplace.ts';

/** Where a link in the desk may lead: the marketplaces' sites and the vendor's documentation of the interface. */
const allowedHosts: ReadonlySet<string> = new Set([
  ...Object.values(marketplaces).map(({ domain }) => `www.${domain}`),
  'integrations.docplanner.com',
]);

/** True for a link that may be handed to the system's browser: https, a known host, no credentials, no odd port. */
export function isAllowedLink(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, port, username, password } = new URL(url);
  return (
    protocol === 'https:' && port === '' && username === '' && password === '' && allowedHosts.has(hostname)
  );
}
