// Trades on an account that another client uses as well, and tells how the account then looks through ccxt. Numbers
// are told as texts, to the last decimal.
// usage: node account.mjs ADDRESS ACCESS_KEY SECRET_KEY SYMBOL
import ccxt from "ccxt";

const [address, apiKey, secret, symbol] = process.argv.slice(2);
const exchange = new ccxt.upbit({ apiKey, secret, number: String });
exchange.urls.api = { public: address, private: address };
await exchange.loadMarkets();

await exchange.createOrder(symbol, "limit", "sell", 0.02, 3200000, { clientOrderId: "cc-resting" });
const gone = await exchange.createOrder(symbol, "limit", "sell", 0.01, 3300000, { clientOrderId: "cc-cancelled" });
await exchange.cancelOrder(gone.id, symbol);
await exchange.createOrder(symbol, "market", "buy", 1, 100000, { clientOrderId: "cc-bought" });
await exchange.createOrder(symbol, "market", "sell", 0.005, undefined, { clientOrderId: "cc-sold" });

const { taker } = await exchange.fetchTradingFee(symbol);
const { last } = (await exchange.fetchTickers([symbol]))[symbol];
const ended = [...(await exchange.fetchClosedOrders(symbol)), ...(await exchange.fetchCanceledOrders(symbol))];
console.log(
  JSON.stringify({
    taker,
    last,
    balances: Object.entries(await exchange.fetchBalance())
      .filter(([, one]) => one?.free !== undefined && one.used !== undefined)
      .map(([currency, { free, used }]) => ({ currency, free, used })),
    open: (await exchange.fetchOpenOrders(symbol)).map(brief),
    ended: await Promise.all(ended.map(async ({ id }) => brief(await exchange.fetchOrder(id, symbol)))),
    deposits: (await exchange.fetchDeposits()).map(({ id, currency, amount }) => ({ id, currency, amount })),
  }),
);

function brief({ id, clientOrderId: name, side, price, amount, filled, remaining, cost, average, fee, trades }) {
  const fills = trades.map(({ id, price, amount, cost }) => ({ id, price, amount, cost }));
  return { id, name, side, price, amount, filled, remaining, cost, average, fee: fee.cost, fills };
}
