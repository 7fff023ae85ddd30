import { tellFirstStory } from './first-story.ts'
import { openWebkit } from './webkit.ts'

tellFirstStory('WebKit', openWebkit)
