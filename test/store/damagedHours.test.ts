import { describe, expect, test } from 'vitest';
import { connect } from '../../main/store/sqlite.ts';
import { testKey } from './fixed.ts';
import { openFor, tempFile } from './support.ts';
import { a1, a2, morning, afternoon, closed, published, saved, nobody, putInForce } from './keptHours.ts';

/* A damaged row of hours is told, and takes nothing else along. */
function sql(file: string, statement: string): void {
  const addon = connect({ file, key: testKey, readonly: false });
  addon.exec(statement);
  addon.close();
}

describe('damaged rows', () => {
  test('of a timetable are told by part, read as nothing, and its other parts and other calendars stay', () => {
    const file = tempFile();
    const first = openFor(file);
    putInForce(first, morning);
    putInForce(first, afternoon);
    putInForce(first, morning, a2);
    const { timetables } = first.availability;
    timetables.saveDraft(a1, timetables.get(a1).revision, saved(morning));
    first.close();
    sql(
      file,
      `UPDATE timetable_versions SET plans = '[{"validFrom":7}]' WHERE address_id = 'a1' AND version = 2`,
    );
    const second = openFor(file).availability.timetables;
    const kept = second.get(a1);
    expect(kept).toMatchObject({
      inForce: null,
      damaged: ['inForce'],
      draft: { plans: morning },
      before: { version: 1 },
    });
    expect(second.all().map(({ damaged }) => damaged)).toEqual([['inForce'], []]);
    // The way back is open, and so is the way on.
    expect(second.stepBack(a1, kept.revision).timetable).toMatchObject({
      inForce: { version: 1 },
      damaged: [],
    });
    expect(second.publish(a1, kept.revision + 1, nobody).timetable).toMatchObject({
      inForce: { version: 3 },
      damaged: [],
    });
  });

  test('of the version in force may be missing as a whole: that is told, too, and is not "kept elsewhere"', () => {
    const file = tempFile();
    const first = openFor(file);
    putInForce(first, morning);
    first.close();
    sql(file, 'DELETE FROM timetable_versions');
    expect(openFor(file).availability.timetables.get(a1)).toMatchObject({
      inForce: null,
      damaged: ['inForce'],
    });
  });

  test('of a draft, cut off in the middle, can be thrown away', () => {
    const file = tempFile();
    const first = openFor(file);
    first.availability.timetables.saveDraft(a1, 0, saved(morning));
    first.close();
    sql(file, `UPDATE timetables SET draft_plans = substr(draft_plans, 1, 20)`);
    const { timetables } = openFor(file).availability;
    expect(timetables.get(a1)).toMatchObject({ draft: null, damaged: ['draft'] });
    expect(timetables.discardDraft(a1, 1).timetable).toMatchObject({ draft: null, damaged: [] });
  });

  test('of exceptions and published days are told by id and date, and all others are there', () => {
    const file = tempFile();
    const first = openFor(file);
    first.availability.exceptions.put(closed);
    first.availability.exceptions.put({ ...closed, id: 'e2' });
    first.availability.published.put(
      ['2026-11-30', '2026-12-01', '2026-12-02'].map((date) => published(date)),
    );
    first.close();
    sql(file, `UPDATE exceptions SET content = '{"id":"e1"}' WHERE id = 'e1'`);
    sql(file, `UPDATE published_days SET content = 'nonsense' WHERE date = '2026-11-30'`);
    // A time that was changed in the file: what was published is not what it says.
    sql(
      file,
      `UPDATE published_days SET content = replace(content, '"start":1,', '"start":0,') WHERE date = '2026-12-01'`,
    );
    const { exceptions, published: days } = openFor(file).availability;
    expect(exceptions.between('2026-01-01', '2026-12-31')).toEqual({
      items: [{ ...closed, id: 'e2' }],
      damaged: ['e1'],
    });
    expect(exceptions.get('e1')).toBeNull();
    expect(exceptions.remove('e1')).toBe(true);
    expect(days.between(a1, '2026-01-01', '2026-12-31')).toEqual({
      items: [published('2026-12-02')],
      damaged: ['2026-11-30', '2026-12-01'],
    });
    expect(days.inStates(['waiting'], '2026-01-01').map(({ date }) => date)).toEqual([
      '2026-12-01',
      '2026-12-02',
    ]);
    days.put([published('2026-11-30')]);
    expect(days.between(a1, '2026-01-01', '2026-12-31').damaged).toEqual(['2026-12-01']);
  });
});
