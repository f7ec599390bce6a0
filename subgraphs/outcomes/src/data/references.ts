import type { Tx } from "./database.ts"

export type ProgramFactToRecord = {
  programId: string
  kind: string
  startsOn: string
  endsOn: string | null
  annualCost: string | null
  toldAt: string
}

/** Records what a programme is known to cost from now on; says whether that is new. */
export async function recordProgram(tx: Tx, companyId: string, recordedAt: Date, fact: ProgramFactToRecord): Promise<boolean> {
  const known = await tx.programFact.findFirst({ where: { companyId, programId: fact.programId, supersededAt: null } })
  if (known !== null && known.toldAt > new Date(fact.toldAt)) return false
  const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null
  const isSame =
    known !== null &&
    known.kind === fact.kind &&
    day(known.startsOn) === fact.startsOn &&
    day(known.endsOn) === fact.endsOn &&
    (known.annualCost === null ? fact.annualCost === null : fact.annualCost !== null && known.annualCost.equals(fact.annualCost))
  if (known !== null && isSame) {
    await tx.programFact.updateMany({
      where: { companyId, programId: fact.programId, supersededAt: null },
      data: { toldAt: new Date(fact.toldAt) },
    })
    return false
  }
  await tx.programFact.updateMany({
    where: { companyId, programId: fact.programId, supersededAt: null },
    data: { supersededAt: recordedAt },
  })
  await tx.programFact.create({
    data: {
      ...fact,
      companyId,
      recordedAt,
      toldAt: new Date(fact.toldAt),
      startsOn: new Date(fact.startsOn),
      endsOn: fact.endsOn === null ? null : new Date(fact.endsOn),
    },
  })
  return true
}

export async function upsertCompanyFact(tx: Tx, companyId: string, fact: { country: string; currency: string }): Promise<void> {
  await tx.companyFact.upsert({ where: { companyId }, create: { companyId, ...fact }, update: fact })
}

export async function upsertSourceFile(
  tx: Tx,
  companyId: string,
  importId: string,
  file: { fileName: string; sha256: string | null; channel: string },
): Promise<void> {
  await tx.sourceFile.upsert({
    where: { companyId_importId: { companyId, importId } },
    create: { companyId, importId, ...file },
    update: file,
  })
}
