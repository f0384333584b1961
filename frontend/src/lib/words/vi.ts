const files = import.meta.glob<Record<string, string | [string, string, string]>>('$words/vi/*.json', {
  eager: true,
  import: 'default',
});

export default Object.assign({}, ...Object.values(files)) as Record<string, string | [string, string, string]>;
