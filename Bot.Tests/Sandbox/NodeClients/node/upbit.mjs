// A walk through an exchange on ccxt: quotation, balances, a limit order that is cancelled, market orders both ways.
// usage: node upbit.mjs ADDRESS ACCESS_KEY SECRET_KEY SYMBOL
import ccxt from "ccxt";

const [address, apiKey, secret, symbol] = process.argv.slice(2);
const exchange = new ccxt.upbit({ apiKey, secret });
exchange.urls.api = { public: address, private: address };
const seen = {};

const { [symbol]: market } = await exchange.loadMarkets();
seen.market = { id: market.id, base: market.base, quote: market.quote };
const { last } = await exchange.fetchTicker(symbol);
seen.last = last;
seen.candles = await exchange.fetchOHLCV(symbol, "1h", undefined, 3);
const book = await exchange.fetchOrderBook(symbol);
seen.book = { bid: book.bids[0][0], ask: book.asks[0][0], depth: book.bids.length };
seen.trades = (await exchange.fetchTrades(symbol, undefined, 2)).map((trade) => trade.price);
seen.before = await won();

const limit = await exchange.createOrder(symbol, "limit", "buy", 0.1, last * 0.9);
seen.limit = brief(limit);
seen.locked = await won();
seen.open = (await exchange.fetchOpenOrders(symbol)).map((order) => order.id === limit.id);
await exchange.cancelOrder(limit.id, symbol);
seen.cancelled = (await exchange.fetchOrder(limit.id, symbol)).status;
seen.freed = await won();

const bought = await exchange.createMarketBuyOrderWithCost(symbol, 300000);
seen.bought = brief(await exchange.fetchOrder(bought.id, symbol));
const coins = (await exchange.fetchBalance())[market.base].free;
const sold = await exchange.createOrder(symbol, "market", "sell", coins);
seen.sold = brief(await exchange.fetchOrder(sold.id, symbol));
seen.closed = (await exchange.fetchClosedOrders(symbol)).map((order) => order.id === sold.id);
const ended = (await exchange.fetchCanceledOrders(symbol)).map((order) => order.id);
seen.ended = [limit.id, bought.id].map((id) => ended.includes(id));
seen.after = await won();

seen.refused = [
  await refusal(() => exchange.createOrder(symbol, "limit", "buy", 10, last * 0.9)),
  await refusal(() => exchange.createOrder(symbol, "limit", "buy", 0.0001, last * 0.9)),
  await refusal(() => exchange.fetchOrder("00000000-0000-4000-8000-000000000000", symbol)),
];
exchange.secret = "wrong";
seen.refused.push(await refusal(() => exchange.fetchBalance()));
console.log(JSON.stringify(seen));

async function won() {
  const { KRW: krw } = await exchange.fetchBalance();
  return { free: krw.free, used: krw.used };
}

function brief({ status, type, side, filled, cost, average, fee }) {
  return { status, type, side, filled, cost, average, fee: Number(fee.cost) };
}

async function refusal(call) {
  try {
    await call();
    return null;
  } catch (error) {
    return `${error.constructor.name} ${/"name":"?(\w+)/.exec(error.message)?.[1]}`;
  }
}
