/** Links to the parts of the room: one key press on a keyboard, one tap on a phone. */
export const Jump = ({ to }: { readonly to: readonly (readonly [id: string, label: string])[] }) => (
  <nav class="q-jump" aria-label="Parts of the room">
    <ul>
      {to.map(([id, label]) => (
        <li key={id}>
          <a href={`#${id}`}>{label}</a>
        </li>
      ))}
    </ul>
  </nav>
);
