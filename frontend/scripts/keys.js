// Keys of the whole console. A part of the page says which keys press or focus it (aria-keyshortcuts); an entry of the
// navigation, which letter after G goes there (data-go). Nothing happens while somebody types, composes or is in a dialog.
(() => {
  const WAIT_FOR_A_LETTER = 1500;
  const WAIT_FOR_THE_PALETTE = 5000;
  const FIELDS = [
    'input:not([type=checkbox]):not([type=radio])',
    'textarea',
    'select',
    '[contenteditable]:not([contenteditable=false])',
    'vaadin-select',
    'vaadin-combo-box',
    'vaadin-multi-select-combo-box',
    'vaadin-date-picker',
    '[role=menuitem]',
    '[role=menuitemradio]',
    '[role=option]',
    '[role=separator]',
  ].join(',');
  const DIALOGS = 'vaadin-dialog[opened], vaadin-confirm-dialog[opened]';

  let going = 0;

  // What is typed between the key that asks for the palette and its field.
  let early = null;

  const isTyping = (event) => event.composedPath().some((part) => part instanceof Element && part.matches(FIELDS));
  const isInADialog = () => document.querySelector(DIALOGS) !== null;
  const isComposing = (event) => event.isComposing || event.keyCode === 229;

  const bound = (key) =>
    [...document.querySelectorAll('[aria-keyshortcuts]')].filter(
      (part) =>
        part.getAttribute('aria-keyshortcuts').split(' ').includes(key) &&
        part.checkVisibility({ visibilityProperty: true }) &&
        !part.disabled,
    );

  const cellIn = (grid) => {
    const within = grid.shadowRoot.activeElement?.closest('td, tr');
    const content = document.activeElement?.closest('vaadin-grid-cell-content');
    return within ?? (content && grid.contains(content) ? content.assignedSlot?.parentElement : null);
  };

  const moveInGrid = (grid, key) => {
    const cell = cellIn(grid);
    if (!cell) {
      grid.shadowRoot.querySelector('#items [tabindex="0"]')?.focus();
      grid.setAttribute('navigating', '');
      return;
    }
    cell.focus();
    const arrow = key === 'j' ? 'ArrowDown' : 'ArrowUp';
    cell.dispatchEvent(new KeyboardEvent('keydown', { key: arrow, bubbles: true, composed: true, cancelable: true }));
  };

  const press = (key) => {
    const parts = bound(key);
    const grids = parts.filter((part) => part.localName === 'vaadin-grid');
    const grid = grids.find(cellIn) ?? (parts.length === grids.length ? grids[0] : undefined);
    if (grid) {
      if (key !== 'Enter') {
        moveInGrid(grid, key);
      }
      return key !== 'Enter';
    }
    const part = parts.find((other) => !grids.includes(other));
    if (part && 'value' in part && !part.matches('vaadin-button, button, a')) {
      part.focus();
    } else {
      part?.click();
    }
    return part !== undefined;
  };

  const go = (letter) => {
    const entry = document.querySelector(`[data-go="${CSS.escape(letter)}"]`);
    entry?.shadowRoot?.querySelector('a')?.click();
    return entry !== null;
  };

  const hear = (shell) => (event) => {
    if (!shell.isConnected) {
      return;
    }
    if (event.defaultPrevented || isComposing(event) || isInADialog()) {
      return;
    }
    if (early !== null && event.key.length === 1 && !event.ctrlKey && !event.metaKey) {
      early += event.key;
      event.preventDefault();
      return;
    }
    const command = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (command && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      early = '';
      setTimeout(() => {
        early = null;
      }, WAIT_FOR_THE_PALETTE);
      shell.dispatchEvent(new CustomEvent('at-palette'));
      return;
    }
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const isShiftedLetter = event.shiftKey && /^\p{L}$/u.test(key);
    if (event.ctrlKey || event.metaKey || event.altKey || isShiftedLetter || isTyping(event)) {
      return;
    }
    const hasG = Date.now() - going < WAIT_FOR_A_LETTER;
    going = 0;
    if (hasG && go(key)) {
      event.preventDefault();
    } else if (key === 'g') {
      going = Date.now();
    } else if (key === '?') {
      event.preventDefault();
      shell.dispatchEvent(new CustomEvent('at-key-sheet'));
    } else if (key !== 'Enter' && press(key)) {
      event.preventDefault();
    }
  };

  window.atalayaKeys = (shell) => {
    if (window.atalayaKeysHear) {
      window.removeEventListener('keydown', window.atalayaKeysHear);
    }
    window.atalayaKeysHear = hear(shell);
    window.addEventListener('keydown', window.atalayaKeysHear);
  };

  // What was found, chosen from the field by arrows and Enter.
  window.atalayaPalette = (field) => {
    const options = () => [...document.querySelectorAll('.at-palette [role=option]')];
    const choose = (option) => {
      options().forEach((other) => other.setAttribute('aria-selected', other === option));
      if (option) {
        field.setAttribute('aria-activedescendant', option.id);
        option.scrollIntoView({ block: 'nearest' });
      } else {
        field.removeAttribute('aria-activedescendant');
      }
    };
    window.atalayaPaletteFilled = () => choose(options()[0]);
    field.addEventListener('keydown', (event) => {
      if (isComposing(event)) {
        return;
      }
      const all = options();
      const at = all.findIndex((option) => option.getAttribute('aria-selected') === 'true');
      const next = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
      if (next !== undefined && all.length > 0) {
        event.preventDefault();
        choose(all[(next + all.length) % all.length]);
      } else if (event.key === 'Enter') {
        event.preventDefault();
        // What was typed last has to be answered first.
        if (field.value.trim() === (field.atAnswered ?? '')) {
          all[at]?.click();
        }
      }
    });
    // The dialog takes the focus for itself when it is there; everything here is done from the field.
    field.closest('.at-palette')?.addEventListener('focusin', (event) => {
      if (event.target !== field) {
        field.focus();
      }
    });
    field.focus();
    if (early) {
      field.value = early;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    early = null;
  };
})();
