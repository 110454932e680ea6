# Methods compared: mlp, 500 steps, batch 16
# Run with: gnuplot comparison-5.gp
set encoding utf8
set terminal svg size 1130,404 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'comparison-5.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set tmargin at screen 0.9158; set bmargin at screen 0.1238
set yrange [13.6:0.4]; set grid noytics xtics
set label 1 'mlp, 500 steps, batch 16' at screen 0.5, screen 0.9629 center
set lmargin at screen 0.2212; set rmargin at screen 0.3814
set xlabel 'final loss at the tuned peak' offset 0,0.2
set ytics ('adamw, linear' 1, 'adamw, cosine(floor=0)' 2, 'dadapt-adam, cosine(floor=0)' 3, 'adamw, wsd(shape=linear)' 4, 'dadapt-adam, cosine(floor=0.1)' 5, 'adamw, wsd(shape=one-minus-sqrt)' 6, 'adamw, cosine(floor=0.1)' 7, 'schedule-free-adamw, constant' 8, 'prodigy, cosine(floor=0)' 9, 'prodigy, cosine(floor=0.1)' 10, 'prodigy, constant' 11, 'adamw, constant' 12, 'dadapt-adam, constant' 13)
unset logscale x; set xrange [0.053284962286039114:0.07417318054912733]; set format x '%g'; set xtics autofreq 0.01
$data0 << EOD
1 0.05767204274974182 0.05436538736861264 0.06294330342443472 NaN
2 0.057699268097417475 0.05517362045310372 0.06370064928094393 NaN
3 0.058978112922668205 0.05686871919139067 0.06443319146592963 NaN
4 0.05911769553637179 0.05560855918425576 0.06367308844470065 NaN
5 0.05942505167837704 0.055685890009363595 0.06326558562193774 NaN
6 0.05962995728620661 0.055409989680353114 0.0633185652611079 NaN
7 0.0600043309907074 0.05646283802129506 0.06286639150569584 NaN
8 0.06003392553193477 0.057427945829095474 0.06445222306117374 NaN
9 0.06046601608906256 0.057528704306453425 0.06741027406699522 NaN
10 0.061237983543864054 0.056300049167938966 0.06662214976738799 NaN
11 0.06203163503928535 0.05763141911388102 0.06533561407098526 NaN
12 0.06354926814990633 0.059583036804645995 0.06854562012097334 NaN
13 0.06527149305577742 0.06260784118219148 0.07237247207817145 NaN
EOD
plot $data0 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data0 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.4115; set rmargin at screen 0.5717
set xlabel 'loss / the first''s, paired' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
unset logscale x; set xrange [0.9592813257736648:1.2493813758475734]; set format x '%g'; set xtics autofreq 0.1
$data1 << EOD
1 1 1 1 NaN
2 0.9949477516963099 0.9742865007774876 1.0137534287206653 NaN
3 1.0243194942221212 0.9866418793560434 1.0453485576286359 NaN
4 1.0158261083127265 0.9961230163422276 1.0414693880832715 NaN
5 1.0220701294326904 0.9793926767543548 1.0451532074914394 NaN
6 1.0132919650503545 0.992354231727431 1.0381637840007965 NaN
7 1.0182123552477584 0.9979154711299073 1.0464723239033027 NaN
8 1.0260748101929185 1.000231518143488 1.0482792769636644 NaN
9 1.04393096139089 1.0085994209945575 1.0990024463596024 NaN
10 1.0489428703824275 1.0099339324305183 1.078623735230143 NaN
11 1.059611285497533 1.014464203873418 1.0747410427252202 NaN
12 1.0996703671031758 1.0882049490968375 1.1282084736210296 NaN
13 1.1142105889970724 1.053900856345051 1.224372750841202 NaN
EOD
plot $data1 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data1 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.6018; set rmargin at screen 0.7619
set xlabel 'LR sensitivity (loss)' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
unset logscale x; set xrange [0.02574187570416682:0.10514423032314904]; set format x '%g'; set xtics autofreq 0.02
$data2 << EOD
1 0.0641560444864581 0.03462916459376599 0.08980055267388298 NaN
2 0.06368799964949422 0.0398418823508861 0.09185578918525923 NaN
3 NaN NaN NaN NaN
4 0.0492394327188957 0.029950780532262238 0.06488274794748795 NaN
5 NaN NaN NaN NaN
6 0.050156646116601346 0.030174042358707725 0.06490345905491043 NaN
7 0.06166147471687303 0.039290404400968926 0.09829919975254713 NaN
8 0.044922742488024116 0.0320444187285282 0.05612441850901195 NaN
9 NaN NaN NaN NaN
10 NaN NaN NaN NaN
11 NaN NaN NaN NaN
12 0.04814254183206025 0.02984889404652797 0.06677515210870114 NaN
13 NaN NaN NaN NaN
EOD
plot $data2 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data2 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.7920; set rmargin at screen 0.9522
set xlabel 'steps to the target' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
unset logscale x; set xrange [319.8:517]; set format x '%g'; set xtics autofreq 50
$data3 << EOD
1 410 360 460 NaN
2 375 340 420 NaN
3 420 330 500 NaN
4 480 410 500 NaN
5 410 330 450 NaN
6 460 410 470 NaN
7 410 340 500 NaN
8 500 450 517 NaN
9 NaN NaN NaN 517
10 NaN NaN NaN 517
11 495 440 517 NaN
12 NaN NaN NaN 517
13 NaN NaN NaN 517
EOD
plot $data3 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data3 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
unset multiplot
