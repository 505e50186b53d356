/**
 * A line between a content script and a frame of our own that the page around them can neither read, forge nor join.
 * One end of a fresh channel is handed to the frame's document by the browser, which delivers it to our origin only; the
 * frame takes it from nobody who does not know the frame's nonce. Everything said later goes over the channel, as text.
 * The only file that posts messages; decisions.md says why it is safe here and banned elsewhere.
 */

export interface Line {
  send(message: unknown): void;
  close(): void;
}

/** 128 bits that the page cannot guess, as hex. */
export function makeNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Hands one end to the document in `frame`, if it is of `origin`; nothing is delivered otherwise. */
export function offerLine(frame: Window, origin: string, nonce: string, onText: (text: unknown) => void): Line {
  const { port1, port2 } = new MessageChannel();
  frame.postMessage(nonce, origin, [port2]);
  return holdPort(port1, onText);
}

/** Inside the frame: calls `onLine` once, for the first end that comes with the nonce from the window around us. */
export function awaitLine(nonce: string, onText: (text: unknown) => void, onLine: (line: Line) => void): void {
  const take = (event: MessageEvent) => {
    const [port] = event.ports;
    if (!event.isTrusted || event.source !== window.parent || event.data !== nonce || nonce === '' || !port) return;
    window.removeEventListener('message', take);
    onLine(holdPort(port, onText));
  };
  window.addEventListener('message', take);
}

function holdPort(port: MessagePort, onText: (text: unknown) => void): Line {
  port.onmessage = (event) => onText(event.data);
  return {
    send: (message) => port.postMessage(JSON.stringify(message)),
    close: () => port.close(),
  };
}
