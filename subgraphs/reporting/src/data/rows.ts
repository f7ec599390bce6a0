/** An entity of which only the id is known here. */
export type Ref = { id: string }

export type SavedViewRow = {
  id: string
  ownerId: string
  name: string
  description: string | null
  page: string
  params: unknown
  isShared: boolean
  createdAt: Date
  updatedAt: Date
}
