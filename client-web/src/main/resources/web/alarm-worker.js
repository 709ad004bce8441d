// Timers of a worker keep their pace while the tab is hidden. The page posts a delay in
// milliseconds, the answer comes when it has passed; a new delay replaces the one before.
let timer = 0;
onmessage = (event) => {
  clearTimeout(timer);
  timer = setTimeout(() => postMessage(0), event.data);
};
