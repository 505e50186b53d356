/** The few parts of the editor that our page uses; it is installed beside the builds, where the type checker does not look. */
declare module '@ckeditor/ckeditor5-editor-inline' {
  interface ModelNode {
    is(kind: '$text'): boolean;
    data?: string;
    getChildren(): Iterable<ModelNode>;
  }
  export const InlineEditor: {
    create(
      place: HTMLElement,
      config: { licenseKey: 'GPL'; plugins: unknown[] },
    ): Promise<{
      model: { document: { getRoot(): ModelNode | null } };
      enableReadOnlyMode(lock: string): void;
    }>;
  };
}
declare module '@ckeditor/ckeditor5-essentials' {
  export const Essentials: unknown;
}
declare module '@ckeditor/ckeditor5-paragraph' {
  export const Paragraph: unknown;
}
