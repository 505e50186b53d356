/** The few parts of the two kits that our pages use; they are installed beside the builds, where the type checker does not look. */
declare module '@chatscope/chat-ui-kit-react' {
  import type { ComponentType, ReactNode } from 'react';

  type Part<Props = object> = ComponentType<Props & { children?: ReactNode; className?: string }>;
  export const MainContainer: Part;
  export const Sidebar: Part<{ position: 'left'; scrollable?: boolean }>;
  export const ConversationList: Part;
  export const Conversation: Part<{
    name: string;
    info: string;
    active: boolean;
    unreadCnt: number;
    lastActivityTime: string;
    onClick(): void;
  }>;
  export const ChatContainer: Part;
  export const ConversationHeader: Part & { Content: Part<{ userName: string; info?: string }> };
  export const Avatar: Part<{ src: string; name?: string }>;
  export const MessageList: Part;
  export const Message: Part<{
    model: {
      direction: 'incoming' | 'outgoing';
      position: 'single';
      sender: string;
      sentTime: string;
      message?: string;
      type?: 'text' | 'image';
      payload?: unknown;
    };
  }> & { Header: Part<{ sender: string; sentTime: string }> };
  export const MessageSeparator: Part<{ content: string }>;
  export const MessageInput: Part<{
    placeholder: string;
    value: string;
    onChange(html: string, text: string, shown: string): void;
    onSend(): void;
  }>;
}

declare module 'react-chat-elements' {
  import type { ComponentType, KeyboardEvent, ReactNode, RefObject } from 'react';

  export const ChatList: ComponentType<{
    id: string;
    className: string;
    lazyLoadingImage: string;
    dataSource: readonly {
      id: string;
      avatar: string;
      alt: string;
      title: string;
      subtitle: string;
      date: Date;
      unread: number;
      className: string;
    }[];
    onClick(row: { id: string }): void;
  }>;
  export const Navbar: ComponentType<{ left: ReactNode }>;
  export interface Box {
    id: string;
    type: 'text' | 'photo' | 'system';
    position: 'left' | 'right' | 'center';
    text: string;
    title?: string;
    date: Date;
    retracted?: boolean;
    data?: { uri: string; width: number; height: number };
  }
  export const MessageList: ComponentType<{
    className: string;
    referance: RefObject<HTMLElement | null>;
    lockable: boolean;
    toBottomHeight: '100%';
    dataSource: readonly Box[];
  }>;
  export const Input: ComponentType<{
    referance: RefObject<HTMLTextAreaElement | null>;
    placeholder: string;
    multiline: boolean;
    maxHeight: number;
    onChange(event: { target: { value: string } }): void;
    onKeyDown(event: KeyboardEvent): void;
    rightButtons: ReactNode;
  }>;
  export const Button: ComponentType<{ text: string; onClick(): void }>;
}
