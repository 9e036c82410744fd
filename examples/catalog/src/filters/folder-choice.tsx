import { useSettings } from '../app/settings-context.ts';
import { navigate, useAddress } from '../address/use-address.ts';
import { AddField } from './add-field.tsx';
import { Choice } from './choice.tsx';
import { useKnownFolders } from './known-folders.ts';

/** How many folders one list may have (the schema's `Query.images`). */
const limit = 10;

/** Which folders are looked into. */
export function FolderChoice() {
  const { folders } = useAddress();
  const { folderIds } = useSettings();
  const [known, addFolder] = useKnownFolders(folders);
  const chosen = folders.length === 0 ? folderIds : folders;
  const choose = (next: readonly string[]): void => navigate({ folders: next.slice(-limit) });
  return (
    <div className="filter">
      <Choice
        legend="Folders"
        options={known.map((folder) => ({ value: folder, title: folder }))}
        chosen={chosen}
        onChange={choose}
      />
      <AddField
        label="Add a folder"
        placeholder="ID of a folder"
        maxLength={50}
        onAdd={(folder) => {
          addFolder(folder);
          choose([...new Set([...chosen, folder])]);
        }}
      />
    </div>
  );
}
