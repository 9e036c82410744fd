import graphqlEslint from '@graphql-eslint/eslint-plugin';
import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * The layers of docs/architecture.md, and for each the other folders of src/ that it may import from.
 * A request flows from the first to the last, so an import never points the other way. What codegen writes from the
 * SDL, types and the SDL of the subgraph, stands beside the layers.
 */
const layers = {
  server: ['resolvers', 'loaders', 'connections', 'services', 'model', 'generated'],
  resolvers: ['connections', 'loaders', 'model', 'generated'],
  loaders: ['connections', 'services', 'model', 'generated'],
  connections: ['model', 'generated'],
  services: ['model', 'generated'],
  model: ['generated'],
  sandbox: [],
  generated: [],
};

/** Every folder but the allowed ones, as a pattern for the relative imports that lead into it. */
function forbidImportsFrom(layer, allowed) {
  const forbidden = Object.keys(layers).filter((name) => name !== layer && !allowed.includes(name));
  return {
    regex: `^(\\.\\./)+(${forbidden.join('|')})/|^(\\.\\./)+(cli|config[-a-z]*)\\.ts$`,
    message: `src/${layer}/ may import from: ${allowed.join(', ') || 'nothing else in src/'} (docs/architecture.md).`,
  };
}

export default defineConfig(
  {
    ignores: [
      'dist/',
      'coverage/',
      'examples/consumer/',
      'examples/catalog/src/relay/generated/',
      'src/generated/',
      '**/node_modules/',
    ],
  },
  {
    files: ['**/*.{js,ts,tsx}'],
    extends: [js.configs.recommended, tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['*.js'] } } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-console': 'error',
      eqeqeq: ['error', 'always'],
    },
  },
  ...Object.entries(layers).map(([layer, allowed]) => ({
    files: [`src/${layer}/**/*.ts`],
    rules: { 'no-restricted-imports': ['error', { patterns: [forbidImportsFrom(layer, allowed)] }] },
  })),
  {
    files: ['examples/catalog/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [{ regex: '^(\\.\\./)+(src|test)/', message: 'The example knows the gateway by its schema only.' }],
        },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/config.ts', 'src/cli.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'src/config.ts is the only reader of the environment.' },
      ],
    },
  },
  { files: ['**/*.js'], extends: [tseslint.configs.disableTypeChecked] },
  {
    files: ['schema/*.graphql'],
    languageOptions: {
      parser: graphqlEslint.parser,
      parserOptions: { graphQLConfig: { schema: 'schema/*.graphql' } },
    },
    plugins: { '@graphql-eslint': graphqlEslint },
    rules: {
      ...graphqlEslint.configs['flat/schema-recommended'].rules,
      ...graphqlEslint.configs['flat/schema-relay'].rules,
      '@graphql-eslint/require-description': [
        'error',
        {
          types: true,
          DirectiveDefinition: true,
          FieldDefinition: true,
          InputValueDefinition: true,
          EnumValueDefinition: true,
        },
      ],
      '@graphql-eslint/no-scalar-result-type-on-mutation': 'error',
      '@graphql-eslint/require-nullable-fields-with-oneof': 'error',
      // "Forward pagination arguments, backward pagination arguments, or both" (Relay cursor connections specification,
      // section 4). Operations and access bindings go forward only, as their services list them.
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
      // Connections also have `nodes`, an image has lists of values that nobody pages through, and an access binding,
      // which has no identity, is no Node.
      '@graphql-eslint/relay-edge-types': [
        'error',
        { withEdgeSuffix: true, shouldImplementNode: false, listTypeCanWrapOnlyEdgeType: false },
      ],
      // What has an identity implements Node, so that graphql-js itself requires its ID; everything else is a value.
      '@graphql-eslint/strict-id-in-types': 'off',
      // `id` is the global ID, so the service's own has another name: `imageId`, `folderId`, `operationId`.
      '@graphql-eslint/no-typename-prefix': 'off',
    },
  },
  {
    // Extensions cannot have descriptions, so that what is said of them can only be comments.
    files: ['schema/federation.graphql'],
    rules: { '@graphql-eslint/no-hashtag-description': 'off' },
  },
);
