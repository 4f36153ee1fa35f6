/** How a form tells the part it unfolded in that it was sent, so that it folds away again. */
import { createContext } from 'preact';

export const FoldContext = createContext<((commandId: string) => void) | undefined>(undefined);
