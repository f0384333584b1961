const files = import.meta.glob<Record<string, string | [string, string, string]>>('$words/lo/*.json', {
  eager: true,
  import: 'default',
});

export default Object.assign({}, ...Object.values(files)) as Record<string, string | [string, string, string]>;
