import { openClinic, type Clinic, type ClinicParts } from '../../main/practice/clinic.ts';
import { clinicApp } from '../../main/practice/http/app.ts';

/**
 * A practice clinic without sockets, for simulations: `fetch` has the shape of the global one, works by the clinic's
 * clock alone, and rejects where a connection would be cut. Any origin will do.
 */
export function practiceFetch(parts: ClinicParts): { readonly fetch: typeof fetch; readonly clinic: Clinic } {
  const clinic = openClinic(parts);
  const app = clinicApp(clinic);
  return {
    clinic,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      request.signal.throwIfAborted();
      return app.fetch(request, {});
    },
  };
}
