# Methods compared: mlp, 500 steps, batch 4
# Run with: gnuplot -d comparison-4.gp
set encoding utf8
set terminal svg size 1155,404 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'comparison-4.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set yrange [13.6:0.4]; set grid noytics xtics
set label 1 'mlp, 500 steps, batch 4' at screen 0.5, screen 0.9629 center
set lmargin at screen 0.2381; set rmargin at screen 0.3948; set tmargin at screen 0.9158; set bmargin at screen 0.1238
set xlabel 'final loss at the tuned peak' offset 0,0.2
set ytics ('adamw, cosine(floor=0.1)' 1, 'schedule-free-adamw, constant' 2, 'adamw, cosine(floor=0)' 3, 'adamw, linear' 4, 'adamw, wsd(shape=one-minus-sqrt)' 5, 'adamw, wsd(shape=linear)' 6, 'prodigy, cosine(floor=0)' 7, 'prodigy, cosine(floor=0.1)' 8, 'prodigy, constant' 9, 'adamw, constant' 10, 'dadapt-adam, cosine(floor=0.1)' 11, 'dadapt-adam, cosine(floor=0)' 12, 'dadapt-adam, constant' 13)
unset logscale x; set xrange [0.05154564427554654:0.1907452440406187]; set format x '%g'; set xtics autofreq 0.05
$data0 << EOD
1 0.06442508485850991 0.05874562357373993 0.071289077715641 NaN
2 0.06447422703527608 0.061437054274671686 0.07509996847456366 NaN
3 0.06461809394432501 0.059082857666549866 0.07159148693579394 NaN
4 0.06530625275178717 0.05884442206009952 0.07198995085280864 NaN
5 0.06561541769342455 0.05909442791256951 0.08222038268253412 NaN
6 0.06716926133504088 0.06066872086510712 0.08049778492466975 NaN
7 0.0691979641102651 0.06282723929253037 0.08270071137974792 NaN
8 0.07020456305434333 0.06163337956760415 0.08005555994395677 NaN
9 0.07100048393672989 0.06270802057407895 0.07879586601659161 NaN
10 0.072226396561089 0.0662052534380701 0.08709461526021856 NaN
11 0.07452733158509477 0.06648092501866164 0.16816723565311373 NaN
12 0.07761018840569399 0.0683940975782436 0.16862203912224236 NaN
13 0.10620538795160359 0.0717886925458821 0.17874527854362973 NaN
EOD
plot $data0 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data0 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.4242; set rmargin at screen 0.5810; set tmargin at screen 0.9158; set bmargin at screen 0.1238
set xlabel 'excess loss / the first''s' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
set logscale x; set xrange [0.7973139379990095:12.815507610367398]; set format x '%g'; set xtics autofreq
set xtics ('1' 1, '2' 2, '5' 5, '10' 10)
$data1 << EOD
1 1 1 1 NaN
2 1.063650062781736 0.9204796104194858 1.207113769967288 NaN
3 1.0298267967464385 0.9903871870327077 1.0793844001494948 NaN
4 1.0427293127991688 0.9722235688978847 1.1380983267656086 NaN
5 1.077922838175843 0.9481387383899845 1.3369046100868769 NaN
6 1.1511643038546202 1.0681309276983044 1.3837675235020785 NaN
7 1.2986539490387383 1.0998176935547237 1.602337798278978 NaN
8 1.2972244283254106 1.056066370489219 1.5215625265744217 NaN
9 1.2965319311571553 1.0958174733977515 1.5288487911758946 NaN
10 1.478967201441912 1.27256395341949 1.8419421777892397 NaN
11 1.5134853281218534 1.1493396296977652 9.842122032119308 NaN
12 2.842992186940893 1.2496378459278654 9.927343609465053 NaN
13 3.05913306003852 1.3927600445316686 10.08697903815801 NaN
EOD
plot $data1 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data1 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.6104; set rmargin at screen 0.7671; set tmargin at screen 0.9158; set bmargin at screen 0.1238
set xlabel 'LR sensitivity (loss)' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
unset logscale x; set xrange [0.0210618950591435:0.0914806832957755]; set format x '%g'; set xtics autofreq 0.02
$data2 << EOD
1 0.04678500577744329 0.026930289174197673 0.06031415797663577 NaN
2 0.055820616356541654 0.02573295247881808 0.08168740958062644 NaN
3 0.044435634308876176 0.02624893637787796 0.055606765305923324 NaN
4 0.04673625572792196 0.02470424617483136 0.06381703628101175 NaN
5 0.06023724307680394 0.03216122006155417 0.07635377709918115 NaN
6 0.06042109029735443 0.032041919127910864 0.0750890975323427 NaN
7 NaN NaN NaN NaN
8 NaN NaN NaN NaN
9 NaN NaN NaN NaN
10 0.06535390344522499 0.036611774359773065 0.08541009810296239 NaN
11 NaN NaN NaN NaN
12 NaN NaN NaN NaN
13 NaN NaN NaN NaN
EOD
plot $data2 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data2 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.7965; set rmargin at screen 0.9532; set tmargin at screen 0.9158; set bmargin at screen 0.1238
set xlabel 'steps to the target' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
unset logscale x; set xrange [203.2:528]; set format x '%g'; set xtics autofreq 100
$data3 << EOD
1 355 300 500 NaN
2 440 220 528 NaN
3 360 300 500 NaN
4 460 290 500 NaN
5 485 460 528 NaN
6 NaN NaN NaN 528
7 NaN NaN NaN 528
8 NaN NaN NaN 528
9 NaN NaN NaN 528
10 NaN NaN NaN 528
11 NaN NaN NaN 528
12 NaN NaN NaN 528
13 NaN NaN NaN 528
EOD
plot $data3 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data3 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
unset multiplot
