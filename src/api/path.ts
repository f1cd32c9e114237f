export const path = () => ({ connected: false, length: null, nodes: [], steps: [], complete: true });
export const pathResolvers = {};
