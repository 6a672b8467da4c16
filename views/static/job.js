/* Moves the progress bar of a job and shows its end, without reloading the page all the time. */
(() => {
  const place = document.querySelector('[data-job-state]');
  if (!place) return;
  const bar = place.querySelector('progress');
  const words = place.querySelector('[data-job-words]');
  const look = async () => {
    try {
      const answer = await fetch(place.dataset.jobState, { headers: { accept: 'application/json' } });
      const { ended, text, max, value } = await answer.json();
      if (ended) return window.location.reload();
      if (words.textContent !== text) words.textContent = text;
      if (max === null) bar.removeAttribute('value');
      else {
        bar.max = max;
        bar.value = value;
      }
    } catch {
      /* The server is busy or away for a moment: ask again. */
    }
    setTimeout(look, 1000);
  };
  setTimeout(look, 600);
})();
