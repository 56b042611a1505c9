import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { playwrightTally, sumOf, vitestTally } from './test.tally.js';

function reportOf(content) {
  const file = join(mkdtempSync(join(tmpdir(), 'tally-')), 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

test('counts passed, failed, skipped and planned specs', () => {
  const testResults = [{ status: 'failed', assertionResults: [{ status: 'failed' }] }];
  const file = reportOf({ numPassedTests: 7, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1, testResults });
  expect(vitestTally(file, 1)).toEqual({ passed: 7, failed: 1, skipped: 3 });
});

test('counts a spec file that cannot be loaded as a failure', () => {
  const testResults = [{ status: 'failed', assertionResults: [] }];
  const file = reportOf({ numPassedTests: 7, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults });
  expect(vitestTally(file, 1)).toEqual({ passed: 7, failed: 1, skipped: 0 });
});

test('counts a run that broke before reporting as a failure', () => {
  expect(vitestTally('/nowhere/report.json', 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  expect(playwrightTally('/nowhere/report.json', 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('adds the journeys to the specs', () => {
  const journeys = playwrightTally(reportOf({ stats: { expected: 3, flaky: 1, unexpected: 2, skipped: 5 } }), 1);
  expect(sumOf([{ passed: 10, failed: 0, skipped: 1 }, journeys])).toEqual({ passed: 14, failed: 2, skipped: 6 });
});
