const files = import.meta.glob<Record<string, string | [string, string, string]>>('$words/zh/*.json', {
  eager: true,
  import: 'default',
});

export default Object.assign({}, ...Object.values(files)) as Record<string, string | [string, string, string]>;
