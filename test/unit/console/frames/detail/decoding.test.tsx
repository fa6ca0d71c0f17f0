// @vitest-environment happy-dom
import { deflateSync } from 'node:zlib';
import { encode as msgpack } from '@msgpack/msgpack';
import { act } from 'preact/test-utils';
import { describe, expect, test, vi } from 'vitest';
import { textFrame } from '../fakes.ts';
import { button, click, log, mount, one, press, root, settle } from '../mountFrames.tsx';

const binary = (payload: Uint8Array) => (index: number) =>
  textFrame(index, '', { kind: 'binary', payload, size: payload.length });
const PROTO = Uint8Array.from([0x08, 0x96, 0x01, 0x12, 0x07, ...new TextEncoder().encode('testing')]);

async function open(make: (index: number) => ReturnType<typeof textFrame>, rows = 1) {
  log.add(rows, make);
  await mount();
  await press('Home');
  await press('Enter');
}

async function choose(label: string, value: string) {
  const select = one<HTMLSelectElement>(`select[aria-label="${label}"]`);
  await act(async () => {
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await settle();
}

async function write(selector: string, text: string) {
  const box = one<HTMLInputElement>(selector);
  await act(async () => {
    box.value = text;
    box.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await settle();
}

async function submit() {
  await act(async () => {
    one('.detail-schema-form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  });
  await settle();
}

const treeText = () => one('[role=tree]').textContent;
const decodeAs = () => one<HTMLSelectElement>('select[aria-label="Decode as"]');

describe('a decoded frame', () => {
  test('is read by its content, which the row and the choice say', async () => {
    await open(binary(msgpack({ type: 'tick', n: 1 })));
    expect(treeText()).toContain('"type": "tick"');
    expect(decodeAs().options[0]!.textContent).toBe('Auto: MessagePack');
    expect(one('[role=row] .frame-line').textContent).toBe('MessagePack · {"type":"tick","n":1}');
  });

  test('shows what it carries beneath it', async () => {
    await open(binary(deflateSync('{"deep":true}')));
    const layers = () =>
      [...root.querySelectorAll('.detail-layer')].map((layer) => layer.getAttribute('aria-label'));
    // The browser inflates in its own time.
    await vi.waitFor(() => expect(layers()).toEqual(['zlib', 'Inflated']), { timeout: 20_000 });
    expect(one('[aria-label=Fields]').textContent).toContain('Inflated13 bytes');
    expect(treeText()).toContain('"deep": true');
  });

  test('is read as the person says, every frame of the session, until content decides again', async () => {
    await open(binary(PROTO), 2);
    expect(treeText()).toContain('"2": "testing"');
    await choose('Decode as', 'msgpack');
    expect(treeText()).toBe('▾[8,▾[1,18,7,116,101,115],116,105,110,103]');
    await press('ArrowDown');
    expect(one('.frame-detail h2').textContent).toContain('#2');
    expect(decodeAs().value).toBe('msgpack');
    await choose('Decode as', '');
    expect(treeText()).toContain('"2": "testing"');
  });

  test('that is not what the person says shows its bytes, and why', async () => {
    await open(binary(PROTO));
    await choose('Decode as', 'cbor');
    expect(one('.detail-note').textContent).toMatch(/^Not CBOR: at byte \d+, .*\.$/);
    expect(root.querySelector('.detail-hex')).not.toBeNull();
    expect(button('Pretty')[0]!.disabled).toBe(true);
  });

  test('has no choice of decoders where it is an event of the connection', async () => {
    await open((index) => textFrame(index, '{"a":1}', { direction: 'event' }));
    expect(root.querySelector('select[aria-label="Decode as"]')).toBeNull();
    expect(root.querySelector('[role=tree]')).toBeNull();
  });
});

describe('a protobuf schema', () => {
  const SCHEMA =
    'syntax = "proto3"; message Other { int32 x = 9; } message Reading { int32 count = 1; string name = 2; }';

  test('gives fields their names, and says where it cannot be read', async () => {
    await open(binary(PROTO));
    await click(button('Add a schema')[0]!);
    await write('.detail-schema-form textarea', 'message Reading {\n  int32 count = 1\n}');
    await submit();
    expect(one('[role=alert]').textContent).toBe('Line 3, column 1: “;” should stand here, but “}” does.');
    await write('.detail-schema-form textarea', SCHEMA);
    expect(root.querySelector('[role=alert]')).toBeNull();
    await submit();
    expect(root.querySelector('.detail-schema-form')).toBeNull();
    expect(treeText()).toContain('"count": 150,');
    expect(one('[aria-label=Fields]').textContent).toContain('Reading fits best');
    expect(one('[role=row] .frame-line').textContent).toBe('Reading · {"count":150,"name":"testing"}');
    await choose('Message', 'Other');
    expect(treeText()).toContain('"#1": 150');
    await click(button('Schema')[0]!);
    await click(button('Remove it')[0]!);
    expect(treeText()).toContain('"1": 150');
  });
});

describe('files with a schema', () => {
  test('are put together, and stand in the box before they are used', async () => {
    await open(binary(PROTO));
    await click(button('Add a schema')[0]!);
    const input = one<HTMLInputElement>('[aria-label="Files with the schema"]');
    const files = [
      'syntax = "proto3"; message A { B b = 1; }',
      'message B { int32 count = 1; string name = 2; }',
    ].map((text, place) => new File([text], `${place}.proto`));
    Object.defineProperty(input, 'files', { value: files });
    await act(async () => void input.dispatchEvent(new Event('change', { bubbles: true })));
    await settle();
    expect(one<HTMLTextAreaElement>('.detail-schema-form textarea').value).toContain('message B');
    await submit();
    expect(one('[aria-label=Fields]').textContent).toContain('MessageB');
    expect(treeText()).toContain('"name": "testing"');
  });
});

describe('finding in a tree', () => {
  const VALUE = {
    users: [{ name: 'Noor' }, { name: 'Ada' }, { name: 'Noor B' }],
    other: { deep: { noor: 1 } },
  };

  test('opens what is folded, selects, counts, and goes round', async () => {
    await open((index) => textFrame(index, JSON.stringify(VALUE)));
    await click(button('Fold all')[0]!);
    expect(treeText()).not.toContain('Noor');
    await write('[aria-label="Find in tree"]', 'noor');
    const selected = () => one('[role=treeitem][aria-selected=true]').textContent?.trim();
    expect(one('.detail-find [role=status]').textContent).toBe('1 of 3');
    expect(selected()).toBe('"name": "Noor"');
    await press('Enter', one('[aria-label="Find in tree"]'));
    expect(selected()).toBe('"name": "Noor B"');
    await press('Enter', one('[aria-label="Find in tree"]'));
    expect(selected()).toBe('"noor": 1');
    await press('Enter', one('[aria-label="Find in tree"]'));
    expect(selected()).toBe('"name": "Noor"');
    await write('[aria-label="Find in tree"]', 'nobody');
    expect(one('.detail-find [role=status]').textContent).toBe('none');
  });

  test('Escape clears the words, and leaves the detail open', async () => {
    await open((index) => textFrame(index, JSON.stringify(VALUE)));
    await write('[aria-label="Find in tree"]', 'noor');
    await press('Escape', one('[aria-label="Find in tree"]'));
    expect(one<HTMLInputElement>('[aria-label="Find in tree"]').value).toBe('');
    await press('Escape', one('[aria-label="Find in tree"]'));
    expect(root.querySelector('.frame-detail')).toBeNull();
  });

  test('a string in base64 tells what it holds when it is selected', async () => {
    await open((index) => textFrame(index, JSON.stringify({ data: btoa('plain words in here') })));
    const tree = root.querySelector('[role=tree]')!;
    await press('ArrowDown', tree);
    expect(root.querySelector('.detail-strip')!.textContent).toContain('Base64 ofplain words in here');
  });
});
