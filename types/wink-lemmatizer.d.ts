declare module 'wink-lemmatizer' {
  const lemmatizer: {
    /** Dictionary form of an inflected noun, verb or adjective in lower case; the word itself when it knows none. */
    noun(word: string): string;
    verb(word: string): string;
    adjective(word: string): string;
  };
  export default lemmatizer;
}
