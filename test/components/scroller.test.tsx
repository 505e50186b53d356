// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { Scroller } from '../../components/scroller';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

it.each([
  ['a stop for Tab where it is cut', 900, 0],
  ['none where all of it is seen', 400, -1],
])('is %s', (_name, width, tabIndex) => {
  vi.spyOn(Element.prototype, 'scrollWidth', 'get').mockReturnValue(width);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(400);
  render(
    <Scroller label="rows">
      <table />
    </Scroller>,
  );
  expect(screen.getByRole('region', { name: 'rows' }).tabIndex).toBe(tabIndex);
});
