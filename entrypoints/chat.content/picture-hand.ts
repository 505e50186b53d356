/**
 * Brings a script's picture to where the agent can send it, once its text stands in the field: into the page's own
 * attachments where that is known to send nothing, else onto the clipboard, for the agent's own paste. Never sends.
 */
import type { ConversationId, SnippetId } from '../../utils/core/ids';
import { pictureBytes } from '../../utils/core/picture';
import type { ComposerPorts } from '../../utils/dom/composer';
import { pasteFile } from '../../utils/dom/editors/paste-file';
import { locate } from '../../utils/dom/locate';
import { ask } from '../../utils/messaging/client';
import type { SiteProfile } from '../../utils/sites/site-profile';
import { copyPicture } from './clipboard';

export type PictureEnd = 'attached' | 'copied' | 'lost';

export async function bringPicture(
  { composer }: Pick<SiteProfile, 'composer'>,
  ports: ComposerPorts<ConversationId>,
  snippetId: SnippetId,
  conversationId: ConversationId,
): Promise<PictureEnd> {
  const reply = await ask('library/picture', { snippetId });
  const picture = reply.ok ? reply.value.picture : undefined;
  const bytes = picture && pictureBytes(picture.data);
  if (!picture || !bytes) return 'lost';
  const file = new File([bytes], picture.type === 'image/png' ? 'picture.png' : 'picture.jpg', { type: picture.type });
  // The chat may have changed while the bytes came.
  const isStill = ports.openConversation() === conversationId && !ports.isComposing();
  const field = composer.pictures === 'attached' && isStill ? locate(composer.field, document) : undefined;
  if (field) {
    pasteFile(field, file);
    return 'attached';
  }
  return (await copyPicture(file)) ? 'copied' : 'lost';
}
