import type { Plugin } from 'vite';

/**
 * Modules of Relay that are in nobody's way but the network's: nothing requires them except the lists of all that there
 * is to import (`relay-runtime/lib/index.js`, `react-relay/lib/hooks.js`), or code behind a flag that is off. These are
 * CommonJS modules, so that no bundler can see that what they export is not used.
 */
const unused = [
  // Entry points, which join queries to code that is loaded later.
  'relay-hooks/EntryPointContainer.react',
  'relay-hooks/loadEntryPoint',
  'relay-hooks/useEntryPointLoader',
  // The hooks' former implementation: RelayFeatureFlags.ENABLE_ACTIVITY_COMPATIBILITY is on.
  'relay-hooks/useFragmentInternal_CURRENT',
  'relay-hooks/useMutationAction_EXPERIMENTAL',
  // For components that are classes.
  'store/RelayModernFragmentSpecResolver',
  // For programs without React.
  'store/observeFragmentExperimental',
  'store/observeQueryExperimental',
  'store/waitForFragmentExperimental',
  // Other ways to fill and to change the store.
  'mutations/createUpdatableProxy',
  'network/RelayQueryResponseCache',
  'store/NormalizationEngine',
];

const pattern = new RegExp(`/node_modules/(react-relay|relay-runtime)/lib/(${unused.join('|')})\\.js$`);

/** Leaves modules of Relay that are not used out of the bundle. The tests in a browser tell if one of them is. */
export function leanRelay(): Plugin {
  return {
    name: 'lean-relay',
    apply: 'build',
    enforce: 'pre',
    load: { filter: { id: pattern }, handler: () => 'module.exports = {};' },
  };
}
