# best peak rate η: e7-coupling
# Run with: gnuplot study-2.gp
set encoding utf8
set terminal svg size 760,326 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-2.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot; unset grid; unset colorbox; unset logscale
set palette defined (0 '#ffffff', 0.15 '#dbe9f6', 0.5 '#6baed6', 1 '#08306b')
set cbrange [-2.3988100033332476:-0.9023791157771497]
set xtics ('8' 0, '32' 1, '128' 2) out; set ytics ('0' 0, '0.1' 1, '1' 2) out
set xrange [-0.5:3.0-0.5]; set yrange [-0.5:3.0-0.5]
set xlabel 'batch size (examples)'
set lmargin at screen 0.1000; set rmargin at screen 0.4711; set tmargin at screen 0.8834; set bmargin at screen 0.2147
set title 'mlp(examples=512), adamw'
set ylabel 'weight decay' offset 1,0
$data0 << EOD
0 0 -1.7750126377766455
0 1 -1.4243569465529604
0 2 -1.4485116143277206
1 0 -2.162883488324553
1 1 -2.074954545628513
1 2 -1.196278809471706
2 0 -2.3988100033332476
2 1 -2.359893314367502
2 2 -1.9842966983760453
EOD
$data1 << EOD
0 0 0.017
1 0 0.0069
1 1 0.0084
2 0 0.004
2 1 0.0044
2 2 0.01
EOD
$data2 << EOD
0 1 0.038
0 2 0.036
1 2 0.064
EOD
plot $data0 using 1:2:(0.5):(0.5):3 with boxxyerror fillstyle solid 1 linecolor palette, \
  $data1 using 1:2:3 with labels font ',9' textcolor '#111111', \
  $data2 using 1:2:3 with labels font ',9' textcolor '#ffffff'
set lmargin at screen 0.6000; set rmargin at screen 0.9711; set tmargin at screen 0.8834; set bmargin at screen 0.2147
set title 'mlp(examples=4096), adamw'
unset ylabel
$data3 << EOD
0 0 -1.369199050612238
0 1 -1.3130075818737323
0 2 -1.53030148021426
1 0 -1.090583618168556
1 1 -0.9724310445612471
1 2 -1.5657497894445729
2 0 -0.9170815145841176
2 1 -0.9023791157771497
2 2 -1.4583100977911037
EOD
$data4 << EOD
0 0 0.043
0 1 0.049
0 2 0.029
1 0 0.081
1 1 0.11
1 2 0.027
2 0 0.12
2 1 0.13
2 2 0.035
EOD
plot $data3 using 1:2:(0.5):(0.5):3 with boxxyerror fillstyle solid 1 linecolor palette, \
  $data4 using 1:2:3 with labels font ',9' textcolor '#ffffff'
unset multiplot
