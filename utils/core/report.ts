/** What a person chooses to tell their leads: one line, as it was shown to them before it went. */
export interface Report {
  id: string;
  kind: 'escalation' | 'script';
  text: string;
  /** Epoch seconds, by the clock of who wrote it. */
  at: number;
}
