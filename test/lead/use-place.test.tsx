// @vitest-environment jsdom
/** Whoever turns the lead's page away from what is half written is asked, whichever way they take; else nobody is. */
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { HeldProvider, useUnkept } from '../../components/unkept';
import { usePlace } from '../../entrypoints/lead/use-place';
import { asId, type PackId } from '../../utils/core/ids';

function Form() {
  const [text, setText] = useState('');
  useUnkept(text !== '');
  return <input aria-label="form" value={text} onChange={(event) => setText(event.target.value)} />;
}

function Page() {
  const { place, go, held, turning } = usePlace();
  return (
    <HeldProvider value={held}>
      <p data-testid="place">{place.packId ?? place.tab}</p>
      <button type="button" onClick={() => go({ tab: 'rules' })}>
        rules
      </button>
      <button type="button" onClick={() => go({ tab: 'scripts', packId: asId<PackId>('a') })}>
        pack
      </button>
      {turning && (
        <div role="alertdialog">
          <button type="button" onClick={turning.stay}>
            stay
          </button>
          <button type="button" onClick={turning.drop}>
            drop
          </button>
        </div>
      )}
      <Form key={place.packId ?? place.tab} />
    </HeldProvider>
  );
}

const place = () => screen.getByTestId('place').textContent;
const isAsked = () => screen.queryByRole('alertdialog') !== null;
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const write = (value: string) => fireEvent.change(screen.getByLabelText('form'), { target: { value } });
const field = () => screen.getByLabelText<HTMLInputElement>('form').value;
const isKeptFromClosing = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }));

beforeEach(async () => {
  history.replaceState(null, '', '#team');
  render(<Page />);
  press('pack');
  await waitFor(() => expect(place()).toBe('a'));
});
afterEach(cleanup);

it('goes at once where nothing is written', async () => {
  press('rules');
  await waitFor(() => expect(place()).toBe('rules'));
  expect(isKeptFromClosing()).toBe(false);
});

it('asks at a tab: staying keeps all, dropping goes, and then nothing is held any more', async () => {
  write('half');
  expect(isKeptFromClosing()).toBe(true);
  press('rules');
  expect(isAsked()).toBe(true);
  press('stay');
  expect([isAsked(), place(), field(), location.hash]).toEqual([false, 'a', 'half', '#scripts/a']);
  press('rules');
  press('drop');
  await waitFor(() => expect(place()).toBe('rules'));
  expect([isAsked(), field(), isKeptFromClosing()]).toEqual([false, '', false]);
});

it('asks at Back: staying brings the address back too, and Back leads where it did', async () => {
  write('half');
  history.back();
  await waitFor(() => expect(isAsked()).toBe(true));
  expect([place(), field()]).toEqual(['a', 'half']);
  press('stay');
  expect([location.hash, field(), isAsked()]).toEqual(['#scripts/a', 'half', false]);
  history.back();
  await waitFor(() => expect(isAsked()).toBe(true));
  press('drop');
  expect(place()).toBe('team');
  expect(location.hash).toBe('#team');
});

it('is not asked any more by who comes back before they answered', async () => {
  write('half');
  history.back();
  await waitFor(() => expect(isAsked()).toBe(true));
  history.forward();
  await waitFor(() => expect(isAsked()).toBe(false));
  expect([place(), field()]).toEqual(['a', 'half']);
});
