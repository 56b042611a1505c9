// Runs before the first paint, so that a person who chose dark never sees a white flash.
try {
  const theme = localStorage.getItem('console.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage can be refused (private windows): the system's preference then decides.
}
