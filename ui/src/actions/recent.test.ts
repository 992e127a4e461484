import { describe, expect, it } from 'vitest';

import { Recent, type Shelf } from './recent';

function shelf(content: string | null = null): Shelf & { content: string | null } {
  return {
    content,
    getItem() {
      return this.content;
    },
    setItem(_, value) {
      this.content = value;
    },
  };
}

describe('the actions used last', () => {
  it('have the latest first, each once', () => {
    const recent = new Recent(null);
    for (const id of ['copy', 'paste', 'copy']) recent.use(id);
    expect(recent.ids).toEqual(['copy', 'paste']);
  });

  it('are twelve at most', () => {
    const recent = new Recent(null);
    for (let turn = 0; turn < 20; turn += 1) recent.use(`action-${turn}`);
    expect(recent.ids.length).toBe(12);
    expect(recent.ids[0]).toBe('action-19');
    expect(recent.ids.at(-1)).toBe('action-8');
  });

  it('are there again at the next start', () => {
    const kept = shelf();
    new Recent(kept).use('add-step');
    expect(new Recent(kept).ids).toEqual(['add-step']);
  });

  it.each(['not JSON', '{"copy":1}', '[1,null,"<script>","' + 'x'.repeat(80) + '"]', 'null'])(
    'are none when what was kept is damaged: %s',
    (content) => {
      expect(new Recent(shelf(content)).ids).toEqual([]);
    },
  );

  it('are remembered until the window closes where nothing can be kept', () => {
    const full: Shelf = {
      getItem: () => null,
      setItem: () => {
        throw new Error('full');
      },
    };
    const recent = new Recent(full);
    recent.use('undo');
    expect(recent.ids).toEqual(['undo']);
  });
});
