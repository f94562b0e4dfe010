/**
 * True for a page of the vendor's firewall instead of an answer of its API: it names itself in a header, or sends HTML with
 * a refusal, where the API only ever speaks JSON (API.md §2).
 */
export function isFirewallPage(status: number, headers: Headers, body: string): boolean {
  if (headers.has('x-amzn-waf-action')) return true;
  if (status !== 405 && status !== 403) return false;
  return /\bhtml\b/i.test(headers.get('content-type') ?? '') || /^\s*<(!doctype|html)\b/i.test(body);
}
