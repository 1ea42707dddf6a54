import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app'
import { SessionProvider } from './core/session'
import './styles/base.css'
import './styles/parts.css'
import './styles/strip-home.css'
import './styles/portal.css'
import './styles/jira.css'

const root = document.getElementById('root')
if (!root) throw new Error('The page has no #root')
createRoot(root).render(<StrictMode><SessionProvider><App /></SessionProvider></StrictMode>)
