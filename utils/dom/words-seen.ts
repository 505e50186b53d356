/**
 * When words first stood in a list whose rows are reused: a new row on top moves them from node to node, and who reads late
 * finds only where they are now. Keeps words until the list has been read, never longer.
 */
export class WordsSeen {
  /** When each text node last changed. */
  private readonly changedAt = new Map<Node, number>();
  private readonly firstAt = new Map<string, number>();

  /** `before`: what stood in the node until `at`. */
  note(node: Node, before: string | null, at: number): void {
    const since = this.changedAt.get(node);
    if (since !== undefined && before !== null) this.see(before, since);
    this.changedAt.set(node, at);
  }

  /** What stands in the nodes now is seen as well; asked once, before the list is read. */
  settle(): void {
    for (const [node, at] of this.changedAt) this.see((node as Text).data, at);
    this.changedAt.clear();
  }

  /** When `words` first came since the last reading; undefined when they stood there before it, or came with a row of their own. */
  of(words: string): number | undefined {
    return this.firstAt.get(words);
  }

  forget(): void {
    this.changedAt.clear();
    this.firstAt.clear();
  }

  private see(words: string, at: number): void {
    const known = this.firstAt.get(words);
    if (known === undefined || at < known) this.firstAt.set(words, at);
  }
}
