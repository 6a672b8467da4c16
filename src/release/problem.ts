/** One thing that does not hold, for a person who is no engineer: what was checked, what it should be, what it is, and what to do. */
export interface VerifyProblem {
  /** Path in the tree. */
  file: string;
  checked: string;
  expected: string;
  found: string;
  /** What it may mean. */
  meaning: string;
  whatToDo: string;
}

const FETCH_AGAIN = '请从发布单位重新取得整个站点或快照再核验；若仍如此，请把本条原样告知发布单位。';
const ASK_PUBLISHER = '请不要采信这份内容，向发布单位核实；检查点和密钥指纹可与公报所印的对照。';

export function changedFile(file: string, listedIn: string, expected: string, found: string): VerifyProblem {
  return {
    file,
    checked: `文件内容的 SHA-256，与 ${listedIn} 所列对照`,
    expected,
    found,
    meaning: '文件在发布之后被改动过，或者在传输、存储中损坏。',
    whatToDo: FETCH_AGAIN,
  };
}

export function missingFile(file: string, listedIn: string): VerifyProblem {
  return {
    file,
    checked: `${listedIn} 所列的文件是否都在`,
    expected: '有这个文件',
    found: '没有',
    meaning: '文件被删除、改名，或者复制时漏掉了。',
    whatToDo: FETCH_AGAIN,
  };
}

export function unlistedFile(file: string): VerifyProblem {
  return {
    file,
    checked: '每个文件是否都有清单列出',
    expected: '没有这个文件',
    found: '有，而任何清单都没有列出它',
    meaning: '文件是发布之后另外放进来的，不属于这次发布。',
    whatToDo: '请不要采信这个文件。若是自己放进去的，移走后再核验；否则向发布单位核实。',
  };
}

export function notAFile(file: string): VerifyProblem {
  return {
    file,
    checked: '站点里是否都是普通文件',
    expected: '普通文件',
    found: '链接或特殊文件',
    meaning: '它可能指向站点之外，核验的内容与看到的内容会不同。',
    whatToDo: FETCH_AGAIN,
  };
}

export function malformed(file: string, found: string): VerifyProblem {
  return {
    file,
    checked: '文件的格式',
    expected: '符合发布格式',
    found,
    meaning: '文件在发布之后被改动过，或者已经损坏。',
    whatToDo: FETCH_AGAIN,
  };
}

export function unreadable(file: string, found: string): VerifyProblem {
  return {
    file,
    checked: '文件能否读取',
    expected: '可以读取',
    found,
    meaning: '没有读取的权限，或文件大得不合常理。',
    whatToDo: '请检查文件权限；若文件来路不明，请从发布单位重新取得。',
  };
}

export function badSignature(file: string, signer: string): VerifyProblem {
  return {
    file,
    checked: `${signer} 的签名`,
    expected: '签名与内容相符',
    found: '不相符',
    meaning: '检查点的正文或签名被改动过，或者已经损坏。',
    whatToDo: FETCH_AGAIN,
  };
}

export function strangeSignature(file: string, name: string): VerifyProblem {
  return {
    file,
    checked: '每行签名的密钥是否都列在 log/policy.txt',
    expected: '已列出的密钥',
    found: `未列出的密钥（${name}）`,
    meaning: '签名行被改动过，或者是后来另加的。',
    whatToDo: FETCH_AGAIN,
  };
}

export function missingSignature(file: string, algorithm: string): VerifyProblem {
  return {
    file,
    checked: '应有的签名是否都在',
    expected: `有一行 ${algorithm} 签名`,
    found: '没有',
    meaning: '签名行被删除或改动过。',
    whatToDo: FETCH_AGAIN,
  };
}

export function otherPublisher(file: string, expected: string, found: string): VerifyProblem {
  return {
    file,
    checked: '检查点是不是由您给出的密钥（或密钥指纹）签名',
    expected: `密钥 ${expected}`,
    found: found === '' ? '没有一行签名成立' : `密钥 ${found}`,
    meaning:
      '整个站点由另一把密钥签名：可能有人仿造了全部内容重新签名，也可能发布单位更换了密钥而没有用旧密钥登记。',
    whatToDo: '在问清之前请不要采信。请查公报所印的密钥指纹，或直接向发布单位询问是否更换过密钥。',
  };
}

export function shorterLog(file: string, expected: string, found: string): VerifyProblem {
  return {
    file,
    checked: '日志是否只增不减（与 --since 的检查点对照）',
    expected,
    found,
    meaning: '您以前见过的发布记录被抹去了，或者这是一份更早的快照。',
    whatToDo: `若不是有意核验旧快照：${ASK_PUBLISHER}`,
  };
}

export function rewrittenLog(file: string, expected: string, found: string): VerifyProblem {
  return {
    file,
    checked: '日志是否包含您以前见过的全部记录（与 --since 的检查点对照）',
    expected,
    found,
    meaning: '已经发布的记录被改写过：同一个发布单位对不同的人出示了不同的历史。',
    whatToDo: `请保存好两份检查点，这是证据。${ASK_PUBLISHER}`,
  };
}

export function wrongRoot(file: string, expected: string, found: string): VerifyProblem {
  return {
    file,
    checked: '由日志内容算出的根，与检查点签名的根对照',
    expected,
    found,
    meaning: '日志的条目或散列在发布之后被改动过，或者已经损坏。',
    whatToDo: FETCH_AGAIN,
  };
}

export function notInLog(file: string, expected: string, found: string): VerifyProblem {
  return {
    file,
    checked: '发布声明是否逐字节记在日志里',
    expected,
    found,
    meaning: '这次发布没有登记，或者登记之后声明被改动过。',
    whatToDo: ASK_PUBLISHER,
  };
}

export function proofFails(file: string, expected: string, found: string): VerifyProblem {
  return {
    file,
    checked: '包含证明',
    expected,
    found,
    meaning: '证明文件被改动过，或者属于另一份日志。',
    whatToDo: FETCH_AGAIN,
  };
}

export function contradiction(file: string, expected: string, found: string): VerifyProblem {
  return {
    file,
    checked: '各清单之间是否一致',
    expected,
    found,
    meaning: '两次发布对同一内容说法不同；已发布的数据本不应改动。',
    whatToDo: ASK_PUBLISHER,
  };
}

export function stillThere(file: string): VerifyProblem {
  return {
    file,
    checked: '日志登记为已撤回的内容是否已经移除',
    expected: '没有这个文件',
    found: '仍在',
    meaning: '发布单位已经撤回这个文件（涉及隐私或保密），这里却还留有内容。',
    whatToDo: '请不要传播这个文件，并告知发布单位。',
  };
}

export function halfRotation(file: string, which: string): VerifyProblem {
  return {
    file,
    checked: '更换密钥的登记是否由新旧两把密钥共同签名',
    expected: `有${which}密钥的签名`,
    found: '没有',
    meaning: '更换密钥没有得到原密钥持有人的确认，新密钥可能是别人的。',
    whatToDo: ASK_PUBLISHER,
  };
}

export function revokedKey(file: string, vkey: string): VerifyProblem {
  return {
    file,
    checked: '签名的密钥是否已被登记吊销',
    expected: '未吊销的密钥',
    found: `已吊销的密钥 ${vkey}`,
    meaning: '密钥遗失或被盗之后，仍有人在用它签名。',
    whatToDo: ASK_PUBLISHER,
  };
}
