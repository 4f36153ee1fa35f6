/** Prints one panel and nothing else of the page. */
export function printPanel(id: string): void {
  const panel = document.getElementById(id);
  panel?.classList.add('q-printing');
  print();
  panel?.classList.remove('q-printing');
}
