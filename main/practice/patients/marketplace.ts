import { patientBooksWithApproval, patientMovesWithApproval } from '../actions/approved.ts';
import { patientBooks, patientMoves } from '../actions/patients.ts';
import type { Clinic } from '../clinic.ts';
import type { Booking, World } from '../world.ts';

/** How patients book and move: at once, or only once the clinic has been asked. Both say whether it was tried with success or is under way. */
export interface Marketplace {
  books(what: Parameters<typeof patientBooks>[1], booked: (booking: Booking) => void): boolean;
  moves(what: Parameters<typeof patientMoves>[1]): boolean;
}

/** A clinic that only pulls: nobody is asked. */
export function withoutAsking(world: World): Marketplace {
  return {
    books: (what, booked) => {
      const outcome = patientBooks(world, what);
      if (outcome.ok) booked(outcome.value);
      return outcome.ok;
    },
    moves: (what) => patientMoves(world, what).ok,
  };
}

/** A clinic with a push address is asked first and may say no (API.md §9, real-time). Its answer may take seconds. */
export function withAsking(clinic: Clinic): Marketplace {
  return {
    books: (what, booked) => {
      void patientBooksWithApproval(clinic, what).then((outcome) => {
        if (outcome.ok) booked(outcome.value);
      });
      return true;
    },
    moves: (what) => {
      void patientMovesWithApproval(clinic, what);
      return true;
    },
  };
}
