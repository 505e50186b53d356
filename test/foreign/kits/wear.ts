/** Owns what the elements of a page wear: every class name on its way to the DOM is dressed as this build dresses it. */
import * as React from 'react';
import * as runtime from 'react/jsx-runtime';
import { type Dress, dressClass } from './dress';

declare const DRESS: Dress;

type Make = (type: unknown, props: { className?: unknown } | null, ...rest: unknown[]) => unknown;

function wearing(make: Make): Make {
  return (type, props, ...rest) => {
    const names = props?.className;
    const worn = typeof type === 'string' && typeof names === 'string';
    return make(type, worn ? { ...props, className: dressClass(names, DRESS) } : props, ...rest);
  };
}

/** The kits and the page ask the library at every call, so that what it hands out may be wrapped once, before the first. */
export function wear(): void {
  const made = [
    [React, 'createElement'],
    [runtime, 'jsx'],
    [runtime, 'jsxs'],
  ] as const;
  for (const [module, name] of made) {
    const library = (module as unknown as { default: Record<string, Make> }).default;
    library[name] = wearing(library[name] as Make);
  }
  // A kit's scroll box names itself past the library.
  const named = Object.getOwnPropertyDescriptor(Element.prototype, 'className') as PropertyDescriptor;
  Object.defineProperty(Element.prototype, 'className', {
    ...named,
    set(this: Element, names: string) {
      named.set?.call(this, dressClass(names, DRESS));
    },
  });
}
