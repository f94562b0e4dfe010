import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { type EditorState, HoursEditor } from './hoursEditor.ts';

/** The editor of a calendar's hours for as long as the component is there, and what it shows. A component is of one calendar. */
export function useEditor(addressId: string): { readonly editor: HoursEditor; readonly state: EditorState } {
  const [editor] = useState(() => new HoursEditor(addressId));
  useEffect(() => editor.open(), [editor]);
  return { editor, state: useStore(editor.state) };
}
