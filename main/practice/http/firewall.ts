const fiveMinutes = 300_000;

/** The vendor's web firewall: it counts calls, whoever makes them (API.md §2). */
export class Firewall {
  #calls: number[] = [];

  /** True if this call is let through. */
  passes(
    call: { readonly userAgent: string | null; readonly now: number },
    rules: {
      readonly firewallCallsPerFiveMinutes: number | null;
      readonly firewallWantsUserAgent: boolean;
    },
  ): boolean {
    if (rules.firewallWantsUserAgent && (call.userAgent ?? '').trim() === '') return false;
    if (rules.firewallCallsPerFiveMinutes === null) return true;
    this.#calls = [...this.#calls.filter((at) => at > call.now - fiveMinutes), call.now];
    return this.#calls.length <= rules.firewallCallsPerFiveMinutes;
  }
}

/** The page that it shows instead of an answer. */
export function firewallPage(): Response {
  return new Response(
    '<!DOCTYPE html><html lang="en"><head><title>Human Verification</title></head>' +
      '<body><div id="captcha-container"></div><noscript>JavaScript is disabled</noscript></body></html>',
    {
      status: 405,
      headers: { 'Content-Type': 'text/html; charset=UTF-8', 'x-amzn-waf-action': 'captcha' },
    },
  );
}
