// A client on grammY that reads what another bot wrote: each press brings the message below which the key stands.
// usage: node reader.mjs ADDRESS TOKEN COUNT
import { Bot } from "grammy";

const [address, token, count] = process.argv.slice(2);
const bot = new Bot(token, { client: { apiRoot: address } });
const seen = [];

bot.on("callback_query:data", async (context) => {
  const message = context.callbackQuery.message;
  const text = message.text ?? message.caption ?? "";
  const entities = message.entities ?? message.caption_entities ?? [];
  const keys = (message.reply_markup?.inline_keyboard ?? []).flat();
  seen.push({
    chat: message.chat.id,
    id: message.message_id,
    text,
    slices: context.entities.length === 0 ? [] : bounds(text, entities),
    typed: context.has("callback_query:data"),
    bytes: keys.map((key) => Buffer.byteLength(key.callback_data, "utf8")),
    labels: keys.map((key) => key.text),
  });
  await context.answerCallbackQuery();
  if (seen.length === Number(count)) {
    await bot.stop();
  }
});

// What each entity covers, by the offsets in UTF-16 units that a client draws by.
function bounds(text, entities) {
  return entities.map((entity) => ({
    type: entity.type,
    isInside: entity.offset >= 0 && entity.length > 0 && entity.offset + entity.length <= text.length,
    text: text.slice(entity.offset, entity.offset + entity.length),
  }));
}

await bot.init();
await bot.start({ allowed_updates: ["callback_query"] });
console.log(JSON.stringify(seen));
