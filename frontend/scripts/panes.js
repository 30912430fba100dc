// A handle between two panes: dragged, moved by keys, put back by a double click. The browser remembers where it was left.
(() => {
  const STEP = 16;

  const kept = (key) => {
    try {
      return Number.parseInt(localStorage.getItem(key), 10) || 0;
    } catch (closed) {
      return 0;
    }
  };

  const keep = (key, width) => {
    try {
      if (width) {
        localStorage.setItem(key, width);
      } else {
        localStorage.removeItem(key);
      }
    } catch (full) {
      // It holds for this page then.
    }
  };

  window.atalayaPane = (handle, pane, name, direction, least, most) => {
    const frame = handle.parentElement;
    const key = `atalaya.pane.${name}`;
    const property = `--at-pane-${name}`;
    const width = () => Math.round(pane.getBoundingClientRect().width);
    const tell = () => handle.setAttribute('aria-valuenow', width());
    const resize = (wanted) => {
      frame.style.setProperty(property, `${Math.min(most, Math.max(least, wanted))}px`);
      tell();
    };
    const settle = () => keep(key, width());

    const before = kept(key);
    if (before) {
      resize(before);
    }
    new ResizeObserver(tell).observe(pane);
    tell();
    if (handle.atPane) {
      return;
    }
    handle.atPane = true;

    handle.addEventListener('keydown', (event) => {
      const wanted = {
        ArrowLeft: () => width() - direction * STEP,
        ArrowRight: () => width() + direction * STEP,
        Home: () => least,
        End: () => most,
      }[event.key];
      if (wanted && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        resize(wanted());
        settle();
      }
    });
    handle.addEventListener('pointerdown', (down) => {
      const start = width();
      const move = (event) => resize(start + direction * (event.clientX - down.clientX));
      handle.setPointerCapture(down.pointerId);
      handle.addEventListener('pointermove', move);
      handle.addEventListener(
        'lostpointercapture',
        (up) => {
          handle.removeEventListener('pointermove', move);
          if (up.clientX !== down.clientX) {
            settle();
          }
        },
        { once: true },
      );
    });
    handle.addEventListener('dblclick', () => {
      frame.style.removeProperty(property);
      keep(key, 0);
      tell();
    });
  };
})();
