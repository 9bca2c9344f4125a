// A small bot on grammY: replies to /start with keys, and to a press with an answer, an edit and a photo.
// usage: node telegram.mjs ADDRESS TOKEN
import { Bot, GrammyError, InlineKeyboard, InputFile } from "grammy";

const [address, token] = process.argv.slice(2);
const bot = new Bot(token, { client: { apiRoot: address } });
const seen = {};

bot.command("start", async (context) => {
  const keys = new InlineKeyboard().text("Yes", "yes").text("No", "no");
  const sent = await context.reply("<b>Ready</b> &amp; willing?", { parse_mode: "HTML", reply_markup: keys });
  seen.command = { text: context.message.text, from: context.from.id, entities: context.message.entities };
  seen.sent = { text: sent.text, entities: sent.entities, keys: sent.reply_markup.inline_keyboard };
});

bot.callbackQuery("yes", async (context) => {
  seen.press = { data: context.callbackQuery.data, text: context.callbackQuery.message.text };
  seen.answered = await context.answerCallbackQuery({ text: "Well then.", show_alert: true });
  seen.edited = (await context.editMessageText("Pressed.")).text;
  seen.again = await refusal(() => context.editMessageText("Pressed."));
  seen.broken = await refusal(() => context.reply("<b>open", { parse_mode: "HTML" }));
  seen.photo = await sendPhoto(context);
  await bot.stop();
});

async function refusal(call) {
  try {
    await call();
    return null;
  } catch (error) {
    if (error instanceof GrammyError) {
      return `${error.error_code} ${error.description.split(": ", 2).join(": ")}`;
    }

    throw error;
  }
}

// The picture goes up and comes down again, byte for byte.
async function sendPhoto(context) {
  const picture = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  );
  const sent = await context.replyWithPhoto(new InputFile(picture, "dot.png"), { caption: "A dot" });
  const file = await context.api.getFile(sent.photo.at(-1).file_id);
  const loaded = await fetch(`${address}/file/bot${token}/${file.file_path}`);
  const bytes = Buffer.from(await loaded.arrayBuffer());
  return { caption: sent.caption, size: file.file_size, isSame: bytes.equals(picture) };
}

await bot.init();
seen.me = { username: bot.botInfo.username, isBot: bot.botInfo.is_bot };
seen.commands = await bot.api.setMyCommands([{ command: "start", description: "Begin" }]);
await bot.start({ allowed_updates: ["message", "callback_query"] });
console.log(JSON.stringify(seen));
