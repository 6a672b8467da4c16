import { fingerprint, formatVkey, type VerifierKey } from './vkey';

/**
 * Text of VERIFY.md: how to check a site with `sha256sum` and `openssl` alone. Every `sh` block runs as it stands, one after the other, in the
 * folder that holds `index.html`.
 */
export function verifyGuide(keys: readonly VerifierKey[]): string {
  const ed25519 = keys.find(({ algorithm }) => algorithm === 'ed25519');
  const sm2 = keys.find(({ algorithm }) => algorithm === 'sm2');
  if (!ed25519) throw new RangeError('the guide needs the Ed25519 key');
  return `${[INTRODUCTION, ed25519Part(ed25519), sm2 ? sm2Part(sm2) : '', TREE, SITE, DATA, STRANGERS].filter(Boolean).join('\n\n')}\n`;
}

const INTRODUCTION = `# 怎样核验这份清单

核验回答三个问题：是谁发布的，内容有没有被改动，历史有没有被改写。

最省事的办法（需要 Node 18 以上）：

    node verify.mjs --key '公报所印的密钥指纹'

\`verify.mjs\` 就放在站点里，改得了站点的人也改得了它；要紧的时候，请用从别处得到的同名程序，或按下面的步骤用 \`sha256sum\`、
\`openssl\`（3.0 以上）自己核验。命令在放有 \`index.html\` 的文件夹里依次执行。`;

function ed25519Part(key: VerifierKey): string {
  return `## 1. 谁发布的

密钥指纹须从站点之外得到（公报、公函、电话），不要直接采信本文件所写的；它是密钥文本的 SHA-256，下面的命令应显示与公报所印相同的一串。
本站所用密钥的指纹是 \`${fingerprint(key)}\`。

\`\`\`sh
T=$(mktemp -d)
VKEY='${formatVkey(key)}'
printf %s "$VKEY" | sha256sum
\`\`\`

检查点（\`log/checkpoint\`）空行以上是正文，以下是签名。应显示 \`Signature Verified Successfully\`：

\`\`\`sh
sed '/^$/,$d' log/checkpoint > "$T/text"
sed -n 's/^— [^ ]* //p' log/checkpoint > "$T/signatures"
sed -n 1p "$T/signatures" | openssl base64 -d -A | tail -c +5 > "$T/ed25519.sig"
{ printf '\\060\\052\\060\\005\\006\\003\\053\\145\\160\\003\\041\\000'
  printf %s "$VKEY" | cut -d + -f 3- | tr -d '\\n' | openssl base64 -d -A | tail -c 32; } > "$T/ed25519.der"
openssl pkeyutl -verify -pubin -keyform DER -inkey "$T/ed25519.der" -rawin -in "$T/text" -sigfile "$T/ed25519.sig"
\`\`\``;
}

function sm2Part(key: VerifierKey): string {
  return `国密签名（SM2，杂凑用 SM3，标识用默认的 1234567812345678）是第二行：

\`\`\`sh
SM2KEY='${formatVkey(key)}'
sed -n 2p "$T/signatures" | openssl base64 -d -A | tail -c +5 > "$T/sm2.sig"
{ printf '\\060\\131\\060\\023\\006\\007\\052\\206\\110\\316\\075\\002\\001\\006\\010\\052\\201\\034\\317\\125\\001\\202\\055\\003\\102\\000'
  printf %s "$SM2KEY" | cut -d + -f 3- | tr -d '\\n' | openssl base64 -d -A | tail -c 65; } > "$T/sm2.der"
openssl pkeyutl -verify -pubin -keyform DER -inkey "$T/sm2.der" -rawin -in "$T/text" -sigfile "$T/sm2.sig" \\
  -digest sm3 -pkeyopt distid:1234567812345678
\`\`\``;
}

const TREE = `## 2. 每次发布都登记在日志里

\`release.tlog-proof\` 是包含证明：从发布声明 \`release.json\` 出发，逐个并入证明里的散列，应得到检查点的根。
两行输出应当相同（每次发布都打印一对；检查点是那次发布时的，可同样核对签名）：

\`\`\`sh
digest() { openssl dgst -sha256 -binary; }
for R in releases/*/; do
  P="$R/release.tlog-proof"
  I=$(sed -n 's/^index //p' "$P")
  L=$(($(sed '1,/^$/d' "$P" | sed -n 2p) - 1))
  { printf '\\000'; cat "$R/release.json"; } | digest > "$T/hash"
  for H in $(sed -n '/^index /,/^$/p' "$P" | sed 1d); do
    printf %s "$H" | openssl base64 -d -A > "$T/sibling"
    if [ $((I % 2)) -eq 1 ] || [ "$I" -eq "$L" ]; then
      { printf '\\001'; cat "$T/sibling" "$T/hash"; } | digest > "$T/next"
      while [ $((I % 2)) -eq 0 ] && [ "$I" -ne 0 ]; do I=$((I / 2)); L=$((L / 2)); done
    else
      { printf '\\001'; cat "$T/hash" "$T/sibling"; } | digest > "$T/next"
    fi
    mv "$T/next" "$T/hash"; I=$((I / 2)); L=$((L / 2))
  done
  echo "$R 算得的根 $(openssl base64 -A < "$T/hash")"
  echo "$R 签名的根 $(sed '1,/^$/d' "$P" | sed -n 3p)"
done
\`\`\``;

const SITE = `## 3. 网页

网页清单 \`SITE.SHA256SUMS\` 的摘要记在日志最新的一条 \`quanze-site\` 里。下面应显示“网页清单已登记”，且没有 FAILED：

\`\`\`sh
S=$(sha256sum < SITE.SHA256SUMS | cut -c 1-64)
find log/tile/entries -type f -exec cat {} + | grep -a siteSha256 | tail -n 1 | grep -aq "$S" && echo 网页清单已登记
sha256sum --quiet -c SITE.SHA256SUMS && echo 网页未变
\`\`\``;

const DATA = `## 4. 数据

数据清单的摘要（SHA-256 和 SM3）写在发布声明里，数据文件列在清单里：

\`\`\`sh
for R in releases/*/; do
  grep -q "$(sha256sum < "$R/DATA.SHA256SUMS" | cut -c 1-64)" "$R/release.json" && echo "$R SHA-256 清单相符"
  grep -q "$(openssl dgst -sm3 -r < "$R/DATA.SM3SUMS" | cut -c 1-64)" "$R/release.json" && echo "$R SM3 清单相符"
  sha256sum --quiet -c "$R/DATA.SHA256SUMS" && echo "$R 数据未变"
done
\`\`\`

清单里列出而缺少的文件，若日志中有摘要相同的 \`quanze-withdrawn\` 一条，就是依法撤回的，不是丢失。`;

const STRANGERS = `## 5. 有没有多出来的文件

除了证明文件本身（\`log/\`、\`SITE.SHA256SUMS\`、\`releases/\` 里的四种），每个文件都应列在某份清单里。下面不应有输出：

\`\`\`sh
cat SITE.SHA256SUMS releases/*/DATA.SHA256SUMS | cut -c 67- | LC_ALL=C sort -u > "$T/listed"
find . ! -type d | cut -c 3- | grep -v -e '^log/' -e '^SITE.SHA256SUMS$' \\
  -e '^releases/[0-9]*/release.json$' -e '^releases/[0-9]*/release.tlog-proof$' \\
  -e '^releases/[0-9]*/DATA.SHA256SUMS$' -e '^releases/[0-9]*/DATA.SM3SUMS$' | LC_ALL=C sort > "$T/found"
comm -13 "$T/listed" "$T/found"
rm -r "$T"
\`\`\``;
