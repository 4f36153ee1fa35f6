/** Quorate's mark: a table with one place still open. */
export const Mark = () => (
  <svg class="q-mark" viewBox="0 0 32 32" width="30" height="30" aria-hidden="true" focusable="false">
    <path
      d="M21.9 7.8a10 10 0 1 1-7.2-1.7"
      fill="none"
      stroke="currentColor"
      stroke-width="3.4"
      stroke-linecap="round"
    />
    <circle cx="18.6" cy="6.1" r="2.1" fill="#ffcf5c" />
  </svg>
);
