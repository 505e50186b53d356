/** Hands a file to the input field as a person's paste would. Only for pages known to attach it and to send nothing. */

export function pasteFile(field: Element, file: File): void {
  const clipboardData = new DataTransfer();
  clipboardData.items.add(file);
  field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true }));
}
