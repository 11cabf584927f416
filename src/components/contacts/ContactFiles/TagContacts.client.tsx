'use client'
import { Button, toast, useSelection, useTranslation } from '@payloadcms/ui'
import React, { useCallback, useState } from 'react'

import { useCRMRequest } from '../../shared/api/useCRMRequest.js'
import { TextRow } from '../../shared/form/rows.client.js'
import { tagsFrom } from '../../shared/form/tagsFrom.js'
import { Modal } from '../../shared/Modal/index.client.js'
import { useRouter } from '../../shared/navigation.js'
import { useText } from '../../shared/useText.js'
import './index.css'
import { useListWhere } from './useListWhere.js'

/** What `SelectAllStatus` calls everybody the list finds, on whatever page; Payload exports no value of it. */
const EVERYBODY = 'allAvailable'

const TagDialog = ({ onClose }: { onClose: () => void }) => {
  const { text } = useText()
  const { t } = useTranslation()
  const request = useCRMRequest()
  const router = useRouter()
  const where = useListWhere()
  const { selectAll, selectedIDs, toggleAll } = useSelection()
  const [add, setAdd] = useState('')
  const [remove, setRemove] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()

  const save = async (event: React.FormEvent): Promise<void> => {
    event.preventDefault()
    const tags = { add: tagsFrom(add), remove: tagsFrom(remove) }
    if (tags.add.length + tags.remove.length === 0) {
      setProblem(text('contactFile:tagging:nothing'))
      return
    }
    setBusy(true)
    const answer = await request<{ changed: number }>({
      body: { ...tags, ...(String(selectAll) === EVERYBODY ? { where } : { ids: selectedIDs }) },
      method: 'POST',
      path: '/crm/contacts/tags',
    })
    setBusy(false)
    if (!answer.ok) {
      setProblem(answer.error.message)
      return
    }
    toast.success(text('contactFile:tagging:done', { count: answer.value.changed }))
    // Some of them may not be in the list any more.
    toggleAll()
    onClose()
    router.refresh()
  }

  return (
    <Modal
      initialFocus="#field-crm-tags-add"
      onClose={onClose}
      slug="crm-tag-contacts"
      title={text('contactFile:tagging:title')}
    >
      <form noValidate onSubmit={(event) => void save(event)}>
        <div className="crm-tagging">
          <TextRow
            error={problem}
            hint={text('contactFile:tagsHint')}
            label={text('contactFile:tagging:add')}
            onChange={setAdd}
            path="crm-tags-add"
            value={add}
          />
          <TextRow
            hint={text('contactFile:tagsHint')}
            label={text('contactFile:tagging:remove')}
            onChange={setRemove}
            path="crm-tags-remove"
            value={remove}
          />
        </div>
        <div className="crm-modal__actions">
          <Button disabled={isBusy} margin={false} size="medium" type="submit">
            {text('contactFile:tagging:save')}
          </Button>
          <Button buttonStyle="secondary" margin={false} onClick={onClose} size="medium">
            {t('general:cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

/** For the contacts that are chosen in the list: tags they get and lose. */
export const TagContacts = () => {
  const { text } = useText()
  const { count } = useSelection()
  const [isOpen, setOpen] = useState(false)
  const close = useCallback(() => setOpen(false), [])
  return count > 0 ? (
    <>
      <Button buttonStyle="secondary" margin={false} onClick={() => setOpen(true)} size="medium">
        {text('contactFile:tagging:button', { count })}
      </Button>
      {isOpen ? <TagDialog onClose={close} /> : null}
    </>
  ) : null
}
